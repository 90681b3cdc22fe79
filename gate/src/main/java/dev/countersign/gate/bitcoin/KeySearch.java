package dev.countersign.gate.bitcoin;

import dev.countersign.chain.bitcoin.ExtendedKey;
import dev.countersign.chain.bitcoin.KeyPath;
import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import dev.countersign.model.value.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds whose keys a script has, by deriving them anew. For one payload. */
final class KeySearch {
  /** The most that one payload can cost; what lies beyond is not proven. */
  private static final int MOST_DERIVATIONS = 20_000;

  private static final int BRANCHES = 2;
  private static final int X_ONLY = 32;

  /**
   * A wallet and one of its places.
   *
   * @param accounts the public keys of the extended keys
   * @param index of the key among the branch's
   */
  record Found(Set<Bytes> accounts, long index) {}

  private record Branch(Bytes account, long number) {}

  private record Place(Bytes account, long branch, long index) {}

  private final OwnKeys own;
  private final Map<Branch, Optional<ExtendedKey>> branches = new HashMap<>();
  private int derivations;

  KeySearch(OwnKeys own) {
    this.own = own;
  }

  /** The accounts of all its keys: one each, and all at one place of it; else empty. */
  Optional<Found> find(SpendingRule rule, List<KeyOrigin> origins) {
    Set<Bytes> accounts = new HashSet<>();
    Place first = null;
    for (Bytes key : rule.publicKeys()) {
      Place place = find(key, origins);
      if (place == null || !accounts.add(place.account())) {
        return Optional.empty();
      }
      first = first == null ? place : first;
      if (place.branch() != first.branch() || place.index() != first.index()) {
        return Optional.empty();
      }
    }
    return first == null ? Optional.empty() : Optional.of(new Found(accounts, first.index()));
  }

  private @Nullable Place find(Bytes key, List<KeyOrigin> origins) {
    for (KeyOrigin origin : origins) {
      if (!origin.publicKey().equals(key)) {
        continue;
      }
      List<Long> steps = KeyPath.parse(origin.path(), "A path").steps();
      int account = steps.size() - 2;
      if (account < 0 || steps.get(account) >= BRANCHES || steps.getLast() >= KeyPath.HARDENED) {
        continue;
      }
      long branch = steps.get(account);
      long index = steps.getLast();
      KeyPath path = new KeyPath(steps.subList(0, account));
      for (ExtendedKey candidate : own.candidates(origin, path)) {
        if (isChild(candidate, branch, index, key)) {
          return new Place(candidate.publicKey(), branch, index);
        }
      }
    }
    return null;
  }

  private boolean isChild(ExtendedKey account, long branch, long index, Bytes key) {
    if (++derivations > MOST_DERIVATIONS) {
      return false;
    }
    return branches
        .computeIfAbsent(
            new Branch(account.publicKey().concat(account.chainCode()), branch),
            b -> account.child(branch))
        .flatMap(parent -> parent.child(index))
        .map(ExtendedKey::publicKey)
        .filter(derived -> (key.length() == X_ONLY ? derived.from(1) : derived).equals(key))
        .isPresent();
  }
}
