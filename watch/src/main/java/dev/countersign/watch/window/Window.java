package dev.countersign.watch.window;

import java.math.BigInteger;

/**
 * How often something happened lately, how much it was together, and of how many kinds, by key.
 *
 * <p>Sums are exact up to 2^110 smallest units an event ({@link #MOST}); what is more counts as so
 * much. In 18 decimals that is 10^15 whole tokens.
 */
public final class Window extends Ring {
  /** The most that one event adds to a sum. */
  public static final BigInteger MOST = BigInteger.ONE.shiftLeft(110);

  private static final int KEY = 1;
  private static final int PAIR = 2;
  private static final int HIGH = 3;
  private static final int LOW = 4;
  private static final int COUNT = 0;
  private static final int KINDS = 1;
  private static final int SUM_HIGH = 2;
  private static final int SUM_LOW = 3;

  private final Table sums = new Table(4);
  private final Table pairs = new Table(1);
  private long kindsOfLast;

  /**
   * Empty.
   *
   * @param within and most as {@link Ring} says
   */
  public Window(long within, int most) {
    super(within, most, 4);
  }

  /**
   * Something happened.
   *
   * @param time in seconds since 1970
   * @param key what it is counted for
   * @param kind what is told apart in {@link #kinds}, mixed with the key; 0 where nothing is
   */
  public void add(long time, long key, long kind, BigInteger amount) {
    advance(time);
    long place = append();
    BigInteger counted = amount.bitLength() > 110 ? MOST : amount;
    set(place, KEY, key);
    set(place, PAIR, kind == 0 ? 0 : Keys.pair(key, kind));
    set(place, HIGH, counted.bitLength() < 64 ? 0 : counted.shiftRight(64).longValue());
    set(place, LOW, counted.longValue());
    enter(place);
  }

  /** Lets what is too old leave. */
  public void tick(long time) {
    advance(time);
  }

  /** How often. */
  public long count(long key) {
    int at = sums.find(key);
    return at < 0 ? 0 : sums.at(at + COUNT);
  }

  /** Of how many kinds. */
  public long kinds(long key) {
    int at = sums.find(key);
    return at < 0 ? 0 : sums.at(at + KINDS);
  }

  /** How often of that kind. */
  public long count(long key, long kind) {
    int at = pairs.find(Keys.pair(key, kind));
    return at < 0 ? 0 : pairs.at(at);
  }

  /** How much together. */
  public BigInteger sum(long key) {
    int at = sums.find(key);
    if (at < 0) {
      return BigInteger.ZERO;
    }
    long low = sums.at(at + SUM_LOW);
    long high = sums.at(at + SUM_HIGH);
    if (high == 0 && low >= 0) {
      return BigInteger.valueOf(low);
    }
    return BigInteger.valueOf(high)
        .shiftLeft(64)
        .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1)));
  }

  /** How many keys there are. */
  public int keys() {
    return sums.size();
  }

  @Override
  protected void left(long place) {
    leave(place);
  }

  @Override
  protected void withdrawn(long place) {
    leave(place);
  }

  @Override
  protected void returned(long place) {
    enter(place);
  }

  /** Of how many kinds the key has been that was added last. */
  public long kindsOfLast() {
    return kindsOfLast;
  }

  private void enter(long place) {
    int at = sums.add(cell(place, KEY));
    sums.set(at + COUNT, sums.at(at + COUNT) + 1);
    long before = sums.at(at + SUM_LOW);
    long low = before + cell(place, LOW);
    long carried = Long.compareUnsigned(low, before) < 0 ? 1 : 0;
    sums.set(at + SUM_LOW, low);
    sums.set(at + SUM_HIGH, sums.at(at + SUM_HIGH) + cell(place, HIGH) + carried);
    long pair = cell(place, PAIR);
    if (pair != 0) {
      int of = pairs.add(pair);
      pairs.set(of, pairs.at(of) + 1);
      if (pairs.at(of) == 1) {
        sums.set(at + KINDS, sums.at(at + KINDS) + 1);
      }
    }
    kindsOfLast = sums.at(at + KINDS);
  }

  private void leave(long place) {
    long key = cell(place, KEY);
    int at = sums.find(key);
    sums.set(at + COUNT, sums.at(at + COUNT) - 1);
    long before = sums.at(at + SUM_LOW);
    long low = before - cell(place, LOW);
    long borrowed = Long.compareUnsigned(before, cell(place, LOW)) < 0 ? 1 : 0;
    sums.set(at + SUM_LOW, low);
    sums.set(at + SUM_HIGH, sums.at(at + SUM_HIGH) - cell(place, HIGH) - borrowed);
    long pair = cell(place, PAIR);
    if (pair != 0) {
      int of = pairs.find(pair);
      pairs.set(of, pairs.at(of) - 1);
      if (pairs.at(of) == 0) {
        pairs.remove(pair);
        sums.set(at + KINDS, sums.at(at + KINDS) - 1);
      }
    }
    if (sums.at(at + COUNT) == 0) {
      sums.remove(key);
    }
  }
}
