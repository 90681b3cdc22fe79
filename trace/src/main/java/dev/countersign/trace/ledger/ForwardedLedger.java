package dev.countersign.trace.ledger;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/** A ledger that asks another one, but for what it says itself. */
public abstract class ForwardedLedger implements Ledger {
  private final Ledger ledger;

  /** Asks that one. */
  protected ForwardedLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public OptionalInt account(String name) {
    return ledger.account(name);
  }

  @Override
  public String account(int number) {
    return ledger.account(number);
  }

  @Override
  public String address(int number) {
    return ledger.address(number);
  }

  @Override
  public List<Integer> accountsAt(String address) {
    return ledger.accountsAt(address);
  }

  @Override
  public Asset asset(int number) {
    return ledger.asset(number);
  }

  @Override
  public OptionalInt asset(Asset asset) {
    return ledger.asset(asset);
  }

  @Override
  public Transaction transaction(long position) {
    return ledger.transaction(position);
  }

  @Override
  public Transaction unhashed(long position) {
    return ledger.unhashed(position);
  }

  @Override
  public OptionalLong gasPrice(long position) {
    return ledger.gasPrice(position);
  }

  @Override
  public boolean one(long position, OneMove into) {
    return ledger.one(position, into);
  }

  @Override
  public boolean few(long position, FewMoves into) {
    return ledger.few(position, into);
  }

  @Override
  public boolean looksAhead() {
    return ledger.looksAhead();
  }

  @Override
  public void expect(long first, long bits, Known known) {
    ledger.expect(first, bits, known);
  }

  @Override
  public OptionalLong position(Bytes hash) {
    return ledger.position(hash);
  }

  @Override
  public long size() {
    return ledger.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return ledger.positions(account, asset, from);
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return ledger.balanceBefore(account, asset, position);
  }
}
