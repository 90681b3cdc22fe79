package dev.countersign.trace.who;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.PrimitiveIterator;
import java.util.Set;

/**
 * With whom an account dealt in one asset. Of an account that dealt with very many only the first
 * are read, so that a hub costs no more than others.
 */
final class Partners {
  private final Set<Integer> senders = new LinkedHashSet<>();
  private final Set<Integer> receivers = new LinkedHashSet<>();
  private BigInteger received = BigInteger.ZERO;
  private BigInteger sent = BigInteger.ZERO;
  private int sweeps;

  private Partners() {}

  /**
   * Reads until there are so many senders and receivers, or so many transactions were read.
   *
   * @param enough senders and receivers, each
   * @param most transactions
   */
  static Partners of(Ledger ledger, int account, int asset, int enough, int most) {
    Partners partners = new Partners();
    PrimitiveIterator.OfLong positions = ledger.positions(account, asset, 0);
    for (int read = 0; positions.hasNext() && read < most && !partners.areMany(enough); read++) {
      partners.add(ledger.unhashed(positions.nextLong()), account, asset);
    }
    return partners;
  }

  private void add(Transaction transaction, int account, int asset) {
    for (Move move : transaction.moves()) {
      if (move.asset() != asset || move.from() == move.to() || move.amount().signum() == 0) {
        continue;
      }
      if (move.from() == account) {
        receivers.add(move.to());
        sent = sent.add(move.amount());
        if (received.subtract(sent).shiftLeft(5).compareTo(received) <= 0) {
          sweeps++;
        }
      } else if (move.to() == account) {
        senders.add(move.from());
        received = received.add(move.amount());
      }
    }
  }

  /** Whether it dealt with as many on both sides. */
  boolean areMany(int enough) {
    return senders.size() >= enough && receivers.size() >= enough;
  }

  Set<Integer> senders() {
    return senders;
  }

  Set<Integer> receivers() {
    return receivers;
  }

  /** How often it gave away all that it had got until then, but for a thirtieth at the most. */
  int sweeps() {
    return sweeps;
  }
}
