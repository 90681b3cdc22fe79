package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a transaction changed in the end: who has less of an asset and who has more. Whoever only
 * passes something on, a router or an aggregator, is not in it, and need not be known. Who has less
 * of one asset and more of another exchanged them.
 *
 * <p>The fee is not among the changes.
 */
final class Changes {
  /** One account's change of one asset. */
  record Change(int account, int asset, BigInteger amount) {}

  /** An account that has less of something and more of something else. */
  record Exchanger(int account, List<Change> less, List<Change> more) {}

  private final List<Change> givers = new ArrayList<>();
  private final List<Change> takers = new ArrayList<>();
  private final List<Exchanger> exchangers = new ArrayList<>();

  /**
   * @param valued whether an asset is worth something in exchange for another; one that is not
   *     moves, but is no price
   */
  Changes(Transaction transaction, IntPredicate valued) {
    Map<Integer, Map<Integer, BigInteger>> net = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (move.from() != move.to() && move.amount().signum() > 0) {
        add(net, move.from(), move.asset(), move.amount().negate());
        add(net, move.to(), move.asset(), move.amount());
      }
    }
    net.forEach((account, assets) -> sort(account, assets, valued));
  }

  private static void add(
      Map<Integer, Map<Integer, BigInteger>> net, int account, int asset, BigInteger amount) {
    net.computeIfAbsent(account, any -> new LinkedHashMap<>())
        .merge(asset, amount, BigInteger::add);
  }

  private void sort(int account, Map<Integer, BigInteger> assets, IntPredicate valued) {
    List<Change> less = new ArrayList<>();
    List<Change> more = new ArrayList<>();
    assets.forEach((asset, amount) -> {
      if (amount.signum() < 0) {
        less.add(new Change(account, asset, amount.negate()));
      } else if (amount.signum() > 0) {
        more.add(new Change(account, asset, amount));
      }
    });
    if (less.isEmpty() || more.isEmpty()) {
      givers.addAll(less);
      takers.addAll(more);
      return;
    }
    List<Change> price = less.stream().filter(one -> valued.test(one.asset())).toList();
    List<Change> got = more.stream().filter(one -> valued.test(one.asset())).toList();
    if (price.isEmpty() || got.isEmpty()) {
      givers.addAll(less);
      takers.addAll(more);
    } else {
      exchangers.add(new Exchanger(account, price, got));
      less.stream().filter(one -> !valued.test(one.asset())).forEach(givers::add);
      more.stream().filter(one -> !valued.test(one.asset())).forEach(takers::add);
    }
  }

  /** Who has less and got nothing for it, in the order in which they first take part. */
  List<Change> givers() {
    return givers;
  }

  /** Who has more and gave nothing for it, in the order in which they first take part. */
  List<Change> takers() {
    return takers;
  }

  List<Exchanger> exchangers() {
    return exchangers;
  }
}
