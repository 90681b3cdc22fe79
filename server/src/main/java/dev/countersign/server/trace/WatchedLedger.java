package dev.countersign.server.trace;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.FewMoves;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ledger of which one sees how far it was read, and whose reading can be ended. */
final class WatchedLedger implements Ledger {
  private final Ledger ledger;
  private final AtomicInteger share;
  private final AtomicReference<@Nullable String> ended;

  /** Reading it was ended. */
  static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Watches one.
   *
   * @param share is set to how much of it is behind, in hundredths
   * @param ended why it is to be read no further, once it is
   */
  WatchedLedger(Ledger ledger, AtomicInteger share, AtomicReference<@Nullable String> ended) {
    this.ledger = ledger;
    this.share = share;
    this.ended = ended;
  }

  @Override
  public Ledger under() {
    return ledger.under();
  }

  private void watch(long position) {
    String why = ended.get();
    if (why != null) {
      throw new Ended(why);
    }
    share.lazySet((int) (position * 100 / Math.max(1, ledger.size())));
  }

  @Override
  public Transaction transaction(long position) {
    watch(position);
    return ledger.transaction(position);
  }

  @Override
  public Transaction unhashed(long position) {
    watch(position);
    return ledger.unhashed(position);
  }

  @Override
  public OptionalLong gasPrice(long position) {
    watch(position);
    return ledger.gasPrice(position);
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
  public boolean one(long position, OneMove into) {
    watch(position);
    return ledger.one(position, into);
  }

  @Override
  public boolean few(long position, FewMoves into) {
    watch(position);
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
  public OptionalInt account(String name) {
    return ledger.account(name);
  }

  @Override
  public String account(int number) {
    return ledger.account(number);
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
