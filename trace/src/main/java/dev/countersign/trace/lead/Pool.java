package dev.countersign.trace.lead;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/**
 * A pool into which everybody puts the same amount, and out of which everybody takes it.
 *
 * @param unit the amount
 * @param uses in the ledger's order
 */
record Pool(int account, int asset, BigInteger unit, List<Use> uses) {
  private static final int READ = 200_000;

  /**
   * Somebody who puts in or takes out.
   *
   * @param who gave, or got the most: a relayer gets less
   * @param times how often the pool's amount
   * @param payer of the fee, or {@link Ledger#NOBODY} where that is not known
   * @param gasPrice at which it was paid, where that is known
   */
  record Use(long position, int who, boolean in, int times, int payer, OptionalLong gasPrice) {}

  private record Change(
      long position, int payer, OptionalLong gasPrice, Map<Integer, BigInteger> net) {}

  /** The pool that an account is for an asset; nothing where its amounts vary. */
  static Optional<Pool> of(Ledger ledger, int account, int asset) {
    List<Change> changes = new ArrayList<>();
    Map<BigInteger, Integer> amounts = new HashMap<>();
    PrimitiveIterator.OfLong positions = ledger.positions(account, asset, 0);
    while (positions.hasNext() && changes.size() < READ) {
      Change change = change(ledger, positions.nextLong(), asset);
      BigInteger own = change.net.getOrDefault(account, BigInteger.ZERO);
      if (own.signum() != 0) {
        changes.add(change);
        amounts.merge(own.abs(), 1, Integer::sum);
      }
    }
    BigInteger unit =
        amounts.entrySet().stream()
            .max(
                Map.Entry.<BigInteger, Integer>comparingByValue()
                    .thenComparing(Map.Entry.<BigInteger, Integer>comparingByKey().reversed()))
            .map(Map.Entry::getKey)
            .orElse(BigInteger.ZERO);
    List<Use> uses = new ArrayList<>();
    for (Change change : changes) {
      BigInteger[] times =
          change.net.getOrDefault(account, BigInteger.ZERO).divideAndRemainder(unit);
      if (times[1].signum() == 0 && times[0].bitLength() < 16) {
        uses.add(use(change, account, times[0].intValueExact()));
      }
    }
    return uses.size() * 3 >= changes.size() * 2 && !uses.isEmpty()
        ? Optional.of(new Pool(account, asset, unit, uses))
        : Optional.empty();
  }

  private static Change change(Ledger ledger, long position, int asset) {
    Transaction transaction = ledger.transaction(position);
    OptionalLong gasPrice = ledger.gasPrice(position);
    Map<Integer, BigInteger> net = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (move.asset() == asset) {
        net.merge(move.from(), move.amount().negate(), BigInteger::add);
        net.merge(move.to(), move.amount(), BigInteger::add);
      }
    }
    return new Change(transaction.position(), transaction.payer(), gasPrice, net);
  }

  private static Use use(Change change, int account, int times) {
    int who = account;
    BigInteger most = BigInteger.ZERO;
    for (Map.Entry<Integer, BigInteger> one : change.net.entrySet()) {
      BigInteger other = times > 0 ? one.getValue().negate() : one.getValue();
      if (one.getKey() != account && other.compareTo(most) > 0) {
        who = one.getKey();
        most = other;
      }
    }
    return new Use(change.position, who, times > 0, Math.abs(times), change.payer, change.gasPrice);
  }
}
