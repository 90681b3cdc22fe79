package dev.countersign.gate.bitcoin;

import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.chain.bitcoin.KeyPath;
import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The extended public keys of one's own wallets, found by where a key is said to come from. */
final class OwnKeys {
  private final Map<ExtendedKey.Origin, List<ExtendedKey>> byOrigin = new HashMap<>();
  private final Map<Integer, List<ExtendedKey>> byDepth = new HashMap<>();
  private final Map<Bytes, List<ExtendedKey>> byFingerprint = new HashMap<>();
  private final boolean none;

  OwnKeys(List<String> known) {
    none = known.isEmpty();
    for (String text : known) {
      ExtendedKey key = ExtendedKey.parse(text, "The known Bitcoin key");
      ExtendedKey.Origin origin = key.origin();
      if (origin != null) {
        byOrigin.computeIfAbsent(origin, o -> new ArrayList<>()).add(key);
      } else {
        byDepth.computeIfAbsent(key.depth(), d -> new ArrayList<>()).add(key);
      }
      byFingerprint.computeIfAbsent(key.fingerprint(), f -> new ArrayList<>()).add(key);
    }
  }

  boolean isEmpty() {
    return none;
  }

  /**
   * The keys that the claim could mean, when its last two steps are taken from them: those of that
   * origin, those without a known origin of that depth, and those which the claim starts at.
   */
  List<ExtendedKey> candidates(KeyOrigin claim, KeyPath account) {
    List<ExtendedKey> candidates = new ArrayList<>();
    ExtendedKey.Origin origin = new ExtendedKey.Origin(claim.fingerprint(), account);
    candidates.addAll(byOrigin.getOrDefault(origin, List.of()));
    candidates.addAll(byDepth.getOrDefault(account.steps().size(), List.of()));
    if (account.steps().isEmpty()) {
      candidates.addAll(byFingerprint.getOrDefault(claim.fingerprint(), List.of()));
    }
    return candidates;
  }
}
