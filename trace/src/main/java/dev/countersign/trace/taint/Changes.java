package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
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
    Net net = new Net(transaction.moves());
    List<Change> less = new ArrayList<>();
    List<Change> more = new ArrayList<>();
    for (int first = 0; first < net.size(); first++) {
      if (net.isFirst(first)) {
        less.clear();
        more.clear();
        for (int i = first; i >= 0; i = net.next(i)) {
          int sign = net.amount(i).signum();
          if (sign < 0) {
            less.add(new Change(net.account(i), net.asset(i), net.amount(i).negate()));
          } else if (sign > 0) {
            more.add(new Change(net.account(i), net.asset(i), net.amount(i)));
          }
        }
        sort(net.account(first), less, more, valued);
      }
    }
  }

  private void sort(int account, List<Change> less, List<Change> more, IntPredicate valued) {
    if (less.isEmpty() || more.isEmpty()) {
      givers.addAll(less);
      takers.addAll(more);
      return;
    }
    List<Change> price = valued(less, valued);
    List<Change> got = valued(more, valued);
    if (price.isEmpty() || got.isEmpty()) {
      givers.addAll(less);
      takers.addAll(more);
      return;
    }
    exchangers.add(new Exchanger(account, price, got));
    addWorthless(less, valued, givers);
    addWorthless(more, valued, takers);
  }

  private static List<Change> valued(List<Change> changes, IntPredicate valued) {
    List<Change> some = new ArrayList<>(changes.size());
    for (Change one : changes) {
      if (valued.test(one.asset())) {
        some.add(one);
      }
    }
    return some;
  }

  private static void addWorthless(List<Change> changes, IntPredicate valued, List<Change> to) {
    for (Change one : changes) {
      if (!valued.test(one.asset())) {
        to.add(one);
      }
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
