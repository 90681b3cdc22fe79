package dev.countersign.trace.bitcoin;

import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Bitcoin's own rules and shapes say of an output: fees, outputs that nobody can spend, and
 * outputs of CoinJoins, behind which nobody can say what is whose. All outputs of a CoinJoin count,
 * its change too: in which order it pays says nothing. Used by one thread.
 */
public final class BitcoinRoles implements Roles {
  private final BitcoinLedger ledger;
  private final Roles known;
  private final boolean stopAtCoinJoins;
  private final int fees;
  private final Map<Integer, Place> places = new HashMap<>();

  /** By position. */
  private final Map<Long, Optional<CoinJoin>> joins = new HashMap<>();

  /**
   * Adds to what is known.
   *
   * @param known goes before what is inferred
   * @param stopAtCoinJoins whether value rests where it comes out of a CoinJoin
   */
  public BitcoinRoles(BitcoinLedger ledger, Roles known, boolean stopAtCoinJoins) {
    this.ledger = ledger;
    this.known = known;
    this.stopAtCoinJoins = stopAtCoinJoins;
    this.fees = ledger.account(Payment.FEES).orElse(BitcoinLedger.NOBODY);
  }

  @Override
  public Place place(int account) {
    return places.computeIfAbsent(account, this::found);
  }

  private Place found(int account) {
    if (account == fees) {
      return Place.FEE;
    }
    if (ledger.coin(account).filter(coin -> !coin.spendable()).isPresent()) {
      return Place.BURNT;
    }
    Place place = known.place(account);
    return place == Place.HELD && coinJoin(account).isPresent() ? Place.MIXER : place;
  }

  @Override
  public boolean valued(int asset) {
    return known.valued(asset);
  }

  /** The CoinJoin that an account is an output of; nothing where there is none, or it is off. */
  public Optional<CoinJoin> coinJoin(int account) {
    OptionalLong made =
        stopAtCoinJoins && account != BitcoinLedger.NOBODY
            ? ledger.madeAt(account)
            : OptionalLong.empty();
    return made.isEmpty()
        ? Optional.empty()
        : joins.computeIfAbsent(made.getAsLong(), at -> CoinJoins.of(ledger.payment(at)));
  }
}
