package dev.countersign.server.trace;

import dev.countersign.trace.ledger.FewMoves;
import dev.countersign.trace.ledger.ForwardedLedger;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ledger of which one sees how far it was read, and whose reading can be ended. */
final class WatchedLedger extends ForwardedLedger {
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
    super(ledger);
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
    return super.transaction(position);
  }

  @Override
  public Transaction unhashed(long position) {
    watch(position);
    return super.unhashed(position);
  }

  @Override
  public OptionalLong gasPrice(long position) {
    watch(position);
    return super.gasPrice(position);
  }

  @Override
  public boolean one(long position, OneMove into) {
    watch(position);
    return super.one(position, into);
  }

  @Override
  public boolean few(long position, FewMoves into) {
    watch(position);
    return super.few(position, into);
  }
}
