package dev.countersign.trace.ledger;

/**
 * A transaction that moves one thing, read into fields that are used again and again: most
 * transactions are such. Amounts are {@link Int128}.
 */
public final class OneMove {
  private int from;
  private int to;
  private int asset;
  private long amountHigh;
  private long amountLow;
  private int payer;
  private long feeHigh;
  private long feeLow;

  /** What is moved. */
  public void move(int giver, int taker, int what, long high, long low) {
    from = giver;
    to = taker;
    asset = what;
    amountHigh = high;
    amountLow = low;
  }

  /** Who pays the fee, or {@link Ledger#NOBODY}. */
  public void fee(int who, long high, long low) {
    payer = who;
    feeHigh = high;
    feeLow = low;
  }

  /** Who gives it. */
  public int from() {
    return from;
  }

  /** Who gets it. */
  public int to() {
    return to;
  }

  /** What it is. */
  public int asset() {
    return asset;
  }

  /** The upper half of its amount. */
  public long amountHigh() {
    return amountHigh;
  }

  /** The lower half of its amount. */
  public long amountLow() {
    return amountLow;
  }

  /** Who pays the fee, or {@link Ledger#NOBODY}. */
  public int payer() {
    return payer;
  }

  /** The upper half of the fee. */
  public long feeHigh() {
    return feeHigh;
  }

  /** The lower half of the fee. */
  public long feeLow() {
    return feeLow;
  }
}
