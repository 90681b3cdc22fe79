package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Haircut of a single asset in fractions of 60 digits: of what leaves, the share is stolen that is
 * stolen of the balance, and each receiver gets the same mixture.
 */
final class SlowHaircut {
  private static final MathContext DIGITS = new MathContext(60);

  private final Map<Integer, BigDecimal> balances = new HashMap<>();
  private final Map<Integer, BigDecimal> stolen = new HashMap<>();

  SlowHaircut(MemoryLedger ledger, long theft) {
    for (long at = 0; at < ledger.size(); at++) {
      transaction(ledger.transaction(at), at == theft);
    }
  }

  private void transaction(Transaction transaction, boolean theft) {
    Map<Integer, BigInteger> net = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      net.merge(move.from(), move.amount().negate(), BigInteger::add);
      net.merge(move.to(), move.amount(), BigInteger::add);
    }
    BigDecimal moved = BigDecimal.ZERO;
    BigDecimal bad = BigDecimal.ZERO;
    for (Map.Entry<Integer, BigInteger> one : net.entrySet()) {
      if (one.getValue().signum() < 0) {
        BigDecimal less = new BigDecimal(one.getValue().negate());
        BigDecimal balance = balances.getOrDefault(one.getKey(), BigDecimal.ZERO).max(less);
        BigDecimal held = stolen.getOrDefault(one.getKey(), BigDecimal.ZERO);
        BigDecimal part = held.multiply(less).divide(balance, DIGITS);
        balances.put(one.getKey(), balance.subtract(less));
        stolen.put(one.getKey(), held.subtract(part));
        moved = moved.add(less);
        bad = bad.add(part);
      }
    }
    for (Map.Entry<Integer, BigInteger> one : net.entrySet()) {
      if (one.getValue().signum() > 0) {
        BigDecimal more = new BigDecimal(one.getValue());
        balances.merge(one.getKey(), more, BigDecimal::add);
        stolen.merge(
            one.getKey(), theft ? more : bad.multiply(more).divide(moved, DIGITS), BigDecimal::add);
      }
    }
  }

  /** What each holds that is stolen. */
  Map<Integer, BigDecimal> stolen() {
    return stolen;
  }
}
