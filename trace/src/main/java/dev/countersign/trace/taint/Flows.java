package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.LongIndex;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Flows in the order in which they were noted, in 56 bytes each; they are made to objects when they
 * are asked for. Can't be changed but by adding.
 */
final class Flows extends AbstractList<Flow> implements RandomAccess {
  private static final int FLOW = 7;
  private static final int SHIFT = 8;
  private static final int IN_PAGE = (1 << SHIFT) - 1;

  private final List<long[]> pages = new ArrayList<>();

  /** What needs more than 127 bits. */
  private final Map<Integer, Flow> wide = new HashMap<>();

  private long[] page = new long[0];
  private int size;

  /** A lot of a parcel went on. */
  void add(long position, int from, int given, int to, int got, Parcel lots, int lot) {
    int at = next(position, from, given, to, got);
    page[at + 3] = lots.taintedHigh(lot);
    page[at + 4] = lots.taintedLow(lot);
    page[at + 5] = lots.sourceHigh(lot);
    page[at + 6] = lots.sourceLow(lot);
  }

  /** A lot went on. */
  void add(long position, int from, int given, int to, int got, Lot lot) {
    BigInteger tainted = lot.tainted();
    BigInteger source = lot.source();
    if (!Int128.fits(tainted) || !Int128.fits(source)) {
      wide.put(size, new Flow(position, from, given, to, got, tainted, source));
    }
    int at = next(position, from, given, to, got);
    page[at + 3] = Int128.high(tainted);
    page[at + 4] = tainted.longValue();
    page[at + 5] = Int128.high(source);
    page[at + 6] = source.longValue();
  }

  private int next(long position, int from, int given, int to, int got) {
    int at = FLOW * (size & IN_PAGE);
    if (at == 0) {
      page = new long[FLOW << SHIFT];
      pages.add(page);
    }
    page[at] = position;
    page[at + 1] = (long) from << 32 | (to & 0xffffffffL);
    page[at + 2] = LongIndex.key(given, got);
    size = Math.incrementExact(size);
    return at;
  }

  @Override
  public Flow get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    Flow large = wide.isEmpty() ? null : wide.get(index);
    if (large != null) {
      return large;
    }
    long[] in = pages.get(index >>> SHIFT);
    int at = FLOW * (index & IN_PAGE);
    return new Flow(
        in[at],
        (int) (in[at + 1] >>> 32),
        (int) (in[at + 2] >>> 32),
        (int) in[at + 1],
        (int) in[at + 2],
        Int128.of(in[at + 3], in[at + 4]),
        Int128.of(in[at + 5], in[at + 6]));
  }

  @Override
  public int size() {
    return size;
  }
}
