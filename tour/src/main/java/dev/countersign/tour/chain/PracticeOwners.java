package dev.countersign.tour.chain;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The other owners of the practice Safe. Their keys are the second and third of the phrase "test
 * test test test test test test test test test test junk", known to everybody and worth nothing.
 */
public final class PracticeOwners {
  private static final List<String> KEYS =
      List.of(
          "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
          "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a");

  private PracticeOwners() {}

  /** Their accounts. */
  public static List<Address> accounts() {
    List<Address> accounts = new ArrayList<>();
    for (String hex : KEYS) {
      try (PrivateKey key = key(hex)) {
        accounts.add(key.address());
      }
    }
    return accounts;
  }

  /** Their signatures of a hash, one after the other, as a transfer's page takes them. */
  public static Bytes sign(Bytes hash) {
    Bytes signatures = Bytes.EMPTY;
    for (String hex : KEYS) {
      try (PrivateKey key = key(hex)) {
        signatures = signatures.concat(key.sign(hash).bytes());
      }
    }
    return signatures;
  }

  private static PrivateKey key(String hex) {
    return PrivateKey.of(Bytes.fromHex(hex).toArray());
  }
}
