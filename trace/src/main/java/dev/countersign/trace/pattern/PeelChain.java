package dev.countersign.trace.pattern;

import dev.countersign.trace.taint.Flow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chains of accounts each of which got all that it has from the one before, gave most of it to the
 * next, and a little to others.
 */
final class PeelChain {
  private static final int SHORTEST = 3;
  private static final int MOST_TAKERS = 4;

  /** More than this share goes on: seven tenths. */
  private static final BigInteger SHARE = BigInteger.valueOf(7);

  private PeelChain() {}

  static List<Pattern> find(Traced traced) {
    Map<Integer, Integer> next = new LinkedHashMap<>();
    for (int account : traced.given().keySet()) {
      next(traced, account).ifPresent(one -> next.put(account, one));
    }
    Set<Integer> continued = new HashSet<>(next.values());
    List<Pattern> found = new ArrayList<>();
    for (int first : next.keySet()) {
      if (!continued.contains(first)) {
        chain(traced, first, next).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Integer> next(Traced traced, int account) {
    List<Flow> given = traced.given(account);
    Set<Integer> takers = Traced.takers(given);
    if (takers.size() < 2 || takers.size() > MOST_TAKERS) {
      return Optional.empty();
    }
    BigInteger all = Traced.sum(given);
    for (int taker : takers) {
      BigInteger part = Traced.sum(given.stream().filter(flow -> flow.to() == taker).toList());
      boolean most =
          part.multiply(BigInteger.TEN).compareTo(all.multiply(SHARE)) > 0
              && !traced.isService(taker)
              && traced.got(taker).stream().allMatch(flow -> flow.from() == account);
      if (most) {
        return Optional.of(taker);
      }
    }
    return Optional.empty();
  }

  private static Optional<Pattern> chain(Traced traced, int first, Map<Integer, Integer> next) {
    List<Integer> accounts = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    List<Flow> peeled = new ArrayList<>();
    Integer at = first;
    while (at != null && next.containsKey(at)) {
      accounts.add(at);
      int following = next.getOrDefault(at, -1);
      for (Flow flow : traced.given(at)) {
        flows.add(flow);
        if (flow.to() != following) {
          peeled.add(flow);
        }
      }
      at = following;
    }
    if (accounts.size() < SHORTEST) {
      return Optional.empty();
    }
    return Optional.of(
        new Pattern(
            Pattern.Kind.PEEL_CHAIN,
            "From "
                + traced.name(first)
                + " on, "
                + accounts.size()
                + " accounts in a row gave most of what they had to the next, and "
                + traced.value(peeled)
                + " together to others.",
            Traced.positions(flows),
            accounts));
  }
}
