package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.ForwardedLedger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The ledger of a store as one of Bitcoin. It is closed with the store's ledger. */
final class StoreBitcoinLedger extends ForwardedLedger implements BitcoinLedger {
  private final Coins coins;
  private final AddressPlaces places;

  StoreBitcoinLedger(StoreLedger moves, Coins coins) {
    super(moves);
    this.coins = coins;
    this.places = new AddressPlaces(moves, coins);
  }

  @Override
  public Payment payment(long position) {
    return coins.payment(position);
  }

  @Override
  public Optional<Coin> coin(int account) {
    return coins.coin(account);
  }

  @Override
  public OptionalLong madeAt(int account) {
    return coins.madeAt(account);
  }

  @Override
  public OptionalLong firstAt(String address) {
    return places.places(address).mapToLong(AddressPlaces.Place::position).findFirst();
  }

  @Override
  public LongStream paidAt(String address) {
    return places
        .places(address)
        .filter(AddressPlaces.Place::output)
        .mapToLong(AddressPlaces.Place::position);
  }

  @Override
  public LongStream spentAt(String address) {
    return places
        .places(address)
        .map(places::spentAt)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong);
  }

  @Override
  public String address(int account) {
    return coins.address(account);
  }

  @Override
  public List<Integer> accountsAt(String address) {
    return places
        .places(address)
        .map(places::account)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .toList();
  }
}
