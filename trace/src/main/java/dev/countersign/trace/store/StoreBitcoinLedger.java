package dev.countersign.trace.store;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.Coin;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** The ledger of a store as one of Bitcoin. It is closed with the store's ledger. */
final class StoreBitcoinLedger implements BitcoinLedger {
  private final StoreLedger moves;
  private final Coins coins;
  private final AddressPlaces places;

  StoreBitcoinLedger(StoreLedger moves, Coins coins) {
    this.moves = moves;
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

  @Override
  public OptionalInt account(String name) {
    return moves.account(name);
  }

  @Override
  public String account(int number) {
    return moves.account(number);
  }

  @Override
  public Asset asset(int number) {
    return moves.asset(number);
  }

  @Override
  public OptionalInt asset(Asset asset) {
    return moves.asset(asset);
  }

  @Override
  public Transaction transaction(long position) {
    return moves.transaction(position);
  }

  @Override
  public Transaction unhashed(long position) {
    return moves.unhashed(position);
  }

  @Override
  public boolean one(long position, OneMove into) {
    return moves.one(position, into);
  }

  @Override
  public boolean looksAhead() {
    return moves.looksAhead();
  }

  @Override
  public void expect(long first, long bits, Known known) {
    moves.expect(first, bits, known);
  }

  @Override
  public OptionalLong position(Bytes hash) {
    return moves.position(hash);
  }

  @Override
  public long size() {
    return moves.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return moves.positions(account, asset, from);
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return moves.balanceBefore(account, asset, position);
  }
}
