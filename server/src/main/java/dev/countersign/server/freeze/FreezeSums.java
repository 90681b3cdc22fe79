package dev.countersign.server.freeze;

import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.response.freeze.tracking.State;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked for and what came of it, held against what the trace accounts for, in each asset
 * to the smallest unit.
 *
 * @param lines in the order of the assets' keys
 */
public record FreezeSums(List<Line> lines) {
  /**
   * One asset.
   *
   * @param there what the trace accounts for
   * @param stoppable what rests with somebody who can be asked
   * @param asked by requests that count
   * @param frozen as the holders said
   * @param refused likewise
   */
  public record Line(
      ChainAsset asset,
      Amount there,
      Amount stoppable,
      Amount asked,
      Amount frozen,
      Amount refused) {
    /** Asked for, and neither frozen nor refused. */
    public Amount waiting() {
      BigInteger rest = asked.units().subtract(frozen.units()).subtract(refused.units());
      return new Amount(rest.max(BigInteger.ZERO));
    }
  }

  /** Copies. */
  public FreezeSums {
    lines = List.copyOf(lines);
  }

  /** Of a trace's requests; those that were withdrawn count for nothing. */
  public static FreezeSums of(Collection<KeptRequest> requests, TraceFacts facts) {
    Map<ChainAsset, Amount> asked = new TreeMap<>();
    Map<ChainAsset, Amount> frozen = new TreeMap<>();
    Map<ChainAsset, Amount> refused = new TreeMap<>();
    for (KeptRequest one : requests) {
      if (one.closed().isPresent()) {
        continue;
      }
      State state = one.tracking().state();
      List<Quantity> all = one.request().totals();
      if (!(state instanceof State.Refused) || !isAskedAnew(one, requests)) {
        add(asked, all);
        switch (state) {
          case State.Frozen any -> add(frozen, all);
          case State.PartlyFrozen partly -> add(frozen, partly.amounts());
          case State.Refused any -> add(refused, all);
          case State.Drafted any -> {}
          case State.Sent any -> {}
          case State.Acknowledged any -> {}
        }
      }
    }
    Map<ChainAsset, Amount> there = new TreeMap<>();
    add(there, facts.accounted());
    Map<ChainAsset, Amount> stoppable = new TreeMap<>();
    add(
        stoppable,
        facts.resting().stream().filter(one -> one.holder() != null).map(Resting::what).toList());
    Map<ChainAsset, Amount> every = new TreeMap<>(there);
    asked.keySet().forEach(asset -> every.putIfAbsent(asset, Amount.ZERO));
    return new FreezeSums(
        every.keySet().stream()
            .map(asset ->
                new Line(
                    asset,
                    there.getOrDefault(asset, Amount.ZERO),
                    stoppable.getOrDefault(asset, Amount.ZERO),
                    asked.getOrDefault(asset, Amount.ZERO),
                    frozen.getOrDefault(asset, Amount.ZERO),
                    refused.getOrDefault(asset, Amount.ZERO)))
            .toList());
  }

  /** A holder that refused may be asked another time; then only that counts. */
  private static boolean isAskedAnew(KeptRequest refused, Collection<KeptRequest> requests) {
    return requests.stream()
        .anyMatch(one ->
            one.number() > refused.number()
                && one.closed().isEmpty()
                && one.request().holder().kind() == refused.request().holder().kind()
                && one.request().holder().name().equals(refused.request().holder().name()));
  }

  private static void add(Map<ChainAsset, Amount> sums, Collection<Quantity> amounts) {
    amounts.forEach(one -> sums.merge(one.asset(), one.amount(), Amount::plus));
  }
}
