package dev.countersign.trace.bitcoin;

import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Roles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Bitcoin's own rules and shapes say of an output: fees, outputs that nobody can spend, and
 * outputs of CoinJoins, behind which nobody can say what is whose. All outputs of a CoinJoin count,
 * its change too: in which order it pays says nothing.
 */
public final class BitcoinRoles implements Roles {
  private final Roles known;
  private final int fees;
  private final Set<Integer> unspendable = new HashSet<>();
  private final Map<Integer, CoinJoin> mixed = new HashMap<>();

  /**
   * Adds to what is known.
   *
   * @param known goes before what is inferred
   * @param stopAtCoinJoins whether value rests where it comes out of a CoinJoin
   */
  public BitcoinRoles(BitcoinLedger ledger, Roles known, boolean stopAtCoinJoins) {
    this.known = known;
    this.fees = ledger.account(Payment.FEES).orElse(BitcoinLedger.NOBODY);
    for (Payment payment : ledger.payments()) {
      Optional<CoinJoin> join = stopAtCoinJoins ? CoinJoins.of(payment) : Optional.empty();
      for (Coin out : payment.outputs()) {
        ledger
            .account(out.outpoint())
            .ifPresent(account -> {
              join.ifPresent(found -> mixed.put(account, found));
              if (!out.spendable()) {
                unspendable.add(account);
              }
            });
      }
    }
  }

  @Override
  public Place place(int account) {
    if (account == fees) {
      return Place.FEE;
    }
    if (unspendable.contains(account)) {
      return Place.BURNT;
    }
    Place place = known.place(account);
    return place == Place.HELD && mixed.containsKey(account) ? Place.MIXER : place;
  }

  @Override
  public boolean valued(int asset) {
    return known.valued(asset);
  }

  /** The CoinJoin that an account is an output of; nothing where there is none, or it is off. */
  public Optional<CoinJoin> coinJoin(int account) {
    return Optional.ofNullable(mixed.get(account));
  }
}
