package dev.countersign.trace.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The postings of a batch, to be sorted by account and asset. */
final class Gathered {
  /** What a posting's first byte says: a fee is paid before, the rest is less, more or nothing. */
  static final int FEE = 1;

  static final int LESS = 2;
  static final int MORE = 4;
  private static final int FEW = 24;
  private static final int DIGIT = 11;
  private static final int DIGITS = 1 << DIGIT;

  private final long base;
  private long[] keys = new long[1 << 10];
  private int[] behind = new int[1 << 10];
  private int[] places = new int[1 << 10];
  private int count;
  private final Packer details = new Packer(1 << 14);

  private long[] inOne = new long[FEW];
  private BigInteger[] changes = new BigInteger[FEW];
  private int some;
  private final Map<Long, Integer> whereInOne = new HashMap<>();

  /** Begins at a position. */
  Gathered(long base) {
    this.base = base;
  }

  int count() {
    return count;
  }

  static long key(int account, int asset) {
    return (long) account << 32 | asset;
  }

  /** What one transaction changes. */
  void add(
      long position, int payer, BigInteger fee, int[] numbers, BigInteger[] amounts, int moves) {
    some = 0;
    whereInOne.clear();
    for (int i = 0; i < moves; i++) {
      int asset = numbers[3 * i + 2];
      int from = place(key(numbers[3 * i], asset));
      changes[from] = changes[from].subtract(amounts[i]);
      int to = place(key(numbers[3 * i + 1], asset));
      changes[to] = changes[to].add(amounts[i]);
    }
    int paying = payer < 0 ? -1 : place(key(payer, 0));
    for (int i = 0; i < some; i++) {
      post(position, inOne[i], i == paying ? fee : BigInteger.ZERO, changes[i]);
    }
  }

  private int place(long key) {
    if (some <= FEW) {
      for (int i = 0; i < some; i++) {
        if (inOne[i] == key) {
          return i;
        }
      }
      if (some == FEW) {
        for (int i = 0; i < some; i++) {
          whereInOne.put(inOne[i], i);
        }
      }
    } else if (whereInOne.containsKey(key)) {
      return whereInOne.get(key);
    }
    if (some >= FEW) {
      whereInOne.put(key, some);
    }
    if (some == inOne.length) {
      inOne = Arrays.copyOf(inOne, 2 * some);
      changes = Arrays.copyOf(changes, 2 * some);
    }
    inOne[some] = key;
    changes[some] = BigInteger.ZERO;
    return some++;
  }

  private void post(long position, long key, BigInteger fee, BigInteger change) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      behind = Arrays.copyOf(behind, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    keys[count] = key;
    behind[count] = (int) (position - base);
    places[count++] = details.size();
    int sign = change.signum();
    details.u8((fee.signum() > 0 ? FEE : 0) | (sign < 0 ? LESS : sign > 0 ? MORE : 0));
    if (fee.signum() > 0) {
      details.amount(fee);
    }
    if (sign != 0) {
      details.amount(change.abs());
    }
  }

  /** Takes postings, those of an account and asset together and in order. */
  interface Taker {
    /** The next account and asset, of which there are so many. */
    void group(long key, int many);

    /** The next of them; its details are read from there. */
    void posting(long position, byte[] details, int from, int end);

    /** There are no more. */
    void done();
  }

  /** Some of the postings, all of an account and asset or none of them. */
  final class Slice {
    private final int[] order;
    private final int from;
    private final int end;

    private Slice(int[] order, int from, int end) {
      this.order = order;
      this.from = from;
      this.end = end;
    }

    /** Gives them out, sorted. */
    void give(Taker taker) {
      int at = from;
      while (at < end) {
        long key = keys[order[at]];
        int next = at + 1;
        while (next < end && keys[order[next]] == key) {
          next++;
        }
        taker.group(key, next - at);
        for (; at < next; at++) {
          int one = order[at];
          taker.posting(
              base + behind[one],
              details.array(),
              places[one],
              one + 1 < count ? places[one + 1] : details.size());
        }
      }
      taker.done();
    }
  }

  /** Gives them out, sorted. */
  void sorted(Taker taker) {
    new Slice(order(), 0, count).give(taker);
  }

  /** The same in about so many parts of about as many postings, to be given out in any order. */
  List<Slice> slices(int parts) {
    int[] order = order();
    List<Slice> slices = new ArrayList<>();
    int from = 0;
    for (int part = 1; part <= parts; part++) {
      int end = Math.max(from, (int) ((long) count * part / parts));
      while (end > from && end < count && keys[order[end]] == keys[order[end - 1]]) {
        end++;
      }
      if (end > from) {
        slices.add(new Slice(order, from, end));
        from = end;
      }
    }
    return slices;
  }

  /** By key; of the same key as they came. Digit by digit, the least first. */
  private int[] order() {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    int[] other = new int[count];
    long all = 0;
    for (int i = 0; i < count; i++) {
      all |= keys[i];
    }
    for (int shift = 0; shift < Long.SIZE && all >>> shift != 0; shift += DIGIT) {
      if ((all >>> shift & (DIGITS - 1)) == 0) {
        continue;
      }
      int[] from = new int[DIGITS + 1];
      for (int i = 0; i < count; i++) {
        from[(int) (keys[i] >>> shift & (DIGITS - 1)) + 1]++;
      }
      for (int i = 1; i <= DIGITS; i++) {
        from[i] += from[i - 1];
      }
      for (int i = 0; i < count; i++) {
        int one = order[i];
        other[from[(int) (keys[one] >>> shift & (DIGITS - 1))]++] = one;
      }
      int[] swapped = order;
      order = other;
      other = swapped;
    }
    return order;
  }
}
