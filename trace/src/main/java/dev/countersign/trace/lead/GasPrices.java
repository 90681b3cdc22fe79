package dev.countersign.trace.lead;

import dev.countersign.trace.ledger.Ledger;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Deposits and withdrawals for whose gas two accounts paid a price that nobody else paid (Béres and
 * others, Blockchain is Watching You, 2021, heuristic 2; Wu and others, Tutela, 2022). A price that
 * somebody sets by hand is often set again; one that follows the network's never comes back to the
 * last digit.
 *
 * <p>So a price says nothing where it is of whole gwei, as many set it; where anybody else paid it
 * at these pools, or near either transaction in the ledger, as where a chain has a fixed price or a
 * wallet a usual one; and where both were paid within an hour, since both may have asked the
 * network. Nor does one that a relayer paid, who is told by paying for what others take out.
 */
final class GasPrices {
  private static final long GWEI = 1_000_000_000;
  private static final int GWEI_DIGITS = 9;

  /** So many transactions before and behind are near. */
  static final int NEAR = 2_000;

  /** In seconds: as long the network may be thought to ask for the same. */
  private static final long SAME_ASKED = 3_600;

  private final Ledger ledger;

  /** The prices of those who paid themselves for what they did, by position. */
  private final Map<Long, Long> own = new HashMap<>();

  private final Map<Long, Set<Integer>> payers = new HashMap<>();
  private final Set<Integer> relayers = new HashSet<>();

  GasPrices(Ledger ledger) {
    this.ledger = ledger;
  }

  void read(Pool pool) {
    for (Pool.Use use : pool.uses()) {
      OptionalLong price = use.gasPrice();
      if (price.isPresent() && price.getAsLong() % GWEI != 0) {
        payers.computeIfAbsent(price.getAsLong(), any -> new HashSet<>()).add(use.payer());
        if (use.payer() == use.who()) {
          own.put(use.position(), price.getAsLong());
        }
      }
      if (!use.in() && use.payer() != use.who()) {
        relayers.add(use.payer());
      }
    }
  }

  /**
   * Why the gas prices of two accounts link them; nothing where they do not.
   *
   * @param putter who put in
   * @param taker somebody else, who took out
   */
  Optional<String> link(int putter, PoolUser put, int taker, PoolUser taken) {
    if (relayers.contains(taker)) {
      return Optional.empty();
    }
    Set<Integer> pair = Set.of(putter, taker);
    for (int pool : taken.pools()) {
      for (long in : put.at(pool)) {
        for (long out : taken.at(pool)) {
          Long price = own.get(in);
          if (price != null && price.equals(own.get(out)) && isTheirs(price, in, out, pair)) {
            return Optional.of(
                "only they paid "
                    + BigDecimal.valueOf(price, GWEI_DIGITS).stripTrailingZeros().toPlainString()
                    + " gwei for gas, to put in by "
                    + ledger.transaction(in).hash().toHex()
                    + " and to take out by "
                    + ledger.transaction(out).hash().toHex());
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isTheirs(long price, long in, long out, Set<Integer> pair) {
    return in < out
        && ledger.transaction(out).time() - ledger.transaction(in).time() > SAME_ASKED
        && pair.containsAll(payers.getOrDefault(price, Set.of()))
        && isRareNear(in, price, pair)
        && isRareNear(out, price, pair);
  }

  private boolean isRareNear(long position, long price, Set<Integer> pair) {
    long end = Math.min(ledger.size(), position + NEAR + 1);
    for (long at = Math.max(0, position - NEAR); at < end; at++) {
      OptionalLong paid = ledger.gasPrice(at);
      if (paid.isPresent()
          && paid.getAsLong() == price
          && !pair.contains(ledger.unhashed(at).payer())) {
        return false;
      }
    }
    return true;
  }
}
