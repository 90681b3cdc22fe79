package dev.countersign.gate.bitcoin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Address poisoning: an address made to look like a known one where programs shorten addresses to
 * their ends (bc1qxy2k…x0wlh).
 *
 * <p>The rule: the same prefix (bc1q, bc1p, 1, 3, …), and behind it at least two letters alike at
 * the head and two at the tail; together six in bech32, whose letters are worth 5 bits, five in
 * base58, whose letters are worth almost 6. By chance that happens to one of some 360 million
 * (three splits of six letters, 3 in 32^6) and 160 million pairs.
 */
final class AddressImitation {
  private static final int EACH_END = 2;
  private static final int TOGETHER_BECH32 = 6;
  private static final int TOGETHER_BASE58 = 5;
  private static final int BECH32_SHORTEST = 14;

  /** By prefix and the two letters at each end, which the rule makes equal. */
  private final Map<String, List<AddressBook.Entry>> byEnds = new HashMap<>();

  void add(AddressBook.Entry entry) {
    byEnds.computeIfAbsent(ends(entry.address().toString()), e -> new ArrayList<>()).add(entry);
  }

  Optional<AddressBook.Entry> of(String suspect) {
    return byEnds.getOrDefault(ends(suspect), List.of()).stream()
        .filter(entry -> imitates(suspect, entry.address().toString()))
        .findFirst();
  }

  /** True when the first looks like the second and is another. */
  static boolean imitates(String suspect, String known) {
    int prefix = prefix(known);
    if (suspect.equals(known) || !ends(suspect).equals(ends(known))) {
      return false;
    }
    String one = suspect.substring(prefix);
    String other = known.substring(prefix);
    int shorter = Math.min(one.length(), other.length());
    int head = 0;
    while (head < shorter && one.charAt(head) == other.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter
        && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
      tail++;
    }
    return head + tail >= (prefix > 1 ? TOGETHER_BECH32 : TOGETHER_BASE58);
  }

  private static String ends(String address) {
    int prefix = prefix(address);
    return address.length() < prefix + 2 * EACH_END
        ? address
        : address.substring(0, prefix + EACH_END)
            + ' '
            + address.substring(address.length() - EACH_END);
  }

  /** In bech32 up to the letter that is the version, else the first letter. */
  private static int prefix(String address) {
    boolean bech32 = address.startsWith("bc1") || address.startsWith("tb1");
    if (bech32 && address.length() >= BECH32_SHORTEST) {
      return 4;
    }
    return address.startsWith("bcrt1") ? 6 : 1;
  }
}
