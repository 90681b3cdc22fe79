package dev.countersign.intel.screen;

import dev.countersign.intel.address.Key;
import java.util.Optional;

/**
 * What people see of an address where programs shorten it: its first four letters and its last
 * four, behind the prefix that all such addresses have (0x, bc1q). Who poisons a history of
 * transfers makes an address with the same. By chance two accounts of Ethereum have the same ends
 * in 1 of 16^8, some 4 billion, pairs.
 */
final class Ends {
  private static final int EACH = 4;

  private Ends() {}

  /** A number for the ends of a canonical address; empty where it is too short to have any. */
  static Optional<Long> of(String canonical) {
    int prefix = prefix(canonical);
    int length = canonical.length();
    if (length < prefix + 4 * EACH) {
      return Optional.empty();
    }
    long ends = prefix;
    for (int i = 0; i < EACH; i++) {
      ends = ends << 7 | (canonical.charAt(prefix + i) & 0x7f);
    }
    for (int i = EACH; i > 0; i--) {
      ends = ends << 7 | (canonical.charAt(length - i) & 0x7f);
    }
    return Optional.of(ends);
  }

  static Optional<Long> of(byte[] key) {
    return of(Key.text(key));
  }

  private static int prefix(String address) {
    if (address.startsWith("0x")) {
      return 2;
    }
    int one = address.indexOf('1');
    boolean bech32 =
        address.startsWith("bc1")
            || address.startsWith("tb1")
            || address.startsWith("ltc1")
            || address.startsWith("bcrt1");
    return bech32 ? one + 2 : 0;
  }
}
