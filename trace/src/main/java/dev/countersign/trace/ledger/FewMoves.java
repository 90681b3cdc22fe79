package dev.countersign.trace.ledger;

/**
 * A transaction of two moves or a few more, read into fields that are used again and again. Amounts
 * are {@link Int128}, and small enough that as many can be added as there are.
 */
public final class FewMoves {
  /** Those with more are read by {@link Ledger#transaction}. */
  public static final int MOST = 12;

  /** Upper halves of amounts are below it. */
  private static final long LARGEST = 1L << 56;

  private final int[] froms = new int[MOST];
  private final int[] tos = new int[MOST];
  private final int[] assets = new int[MOST];
  private final long[] highs = new long[MOST];
  private final long[] lows = new long[MOST];
  private int size;
  private int payer;
  private long feeHigh;
  private long feeLow;

  /**
   * Another transaction, without moves as yet.
   *
   * @param who pays the fee, or {@link Ledger#NOBODY}
   * @return false where the fee is too much
   */
  public boolean begin(int who, long high, long low) {
    size = 0;
    payer = who;
    feeHigh = high;
    feeLow = low;
    return high < LARGEST;
  }

  /**
   * Something is moved.
   *
   * @return false where it is too much, moves nothing, or from somebody to themselves
   */
  public boolean add(int from, int to, int asset, long high, long low) {
    if (high >= LARGEST || (high | low) == 0 || from == to) {
      return false;
    }
    froms[size] = from;
    tos[size] = to;
    assets[size] = asset;
    highs[size] = high;
    lows[size] = low;
    size++;
    return true;
  }

  /** How many moves. */
  public int size() {
    return size;
  }

  /** Who gives. */
  public int from(int move) {
    return froms[move];
  }

  /** Who gets. */
  public int to(int move) {
    return tos[move];
  }

  /** What it is. */
  public int asset(int move) {
    return assets[move];
  }

  /** The upper half of the amount. */
  public long high(int move) {
    return highs[move];
  }

  /** The lower half of the amount. */
  public long low(int move) {
    return lows[move];
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
