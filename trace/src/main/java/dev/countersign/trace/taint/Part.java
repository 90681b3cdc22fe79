package dev.countersign.trace.taint;

/**
 * {@code a * b / c}, rounded down, of numbers of up to 127 bits as two longs each, where {@code b}
 * is at most {@code c}, so that the result is at most {@code a}. The result is read from fields,
 * since that costs no object.
 */
final class Part {
  private static final long HALF = 0xffffffffL;

  private long high;
  private long low;

  /** The upper long of the last result. */
  long high() {
    return high;
  }

  /** The lower long of the last result. */
  long low() {
    return low;
  }

  /** Makes the result this. */
  void set(long upper, long lower) {
    high = upper;
    low = lower;
  }

  /** Counts it; each factor's upper long comes first, {@code c} is not zero. */
  void of(long ah, long al, long bh, long bl, long ch, long cl) {
    if (bh == ch && bl == cl) {
      set(ah, al);
    } else if (ah == ch && al == cl) {
      set(bh, bl);
    } else if ((ah | al) == 0 || (bh | bl) == 0) {
      set(0, 0);
    } else if ((ah | bh | ch) == 0) {
      set(0, divide(Math.unsignedMultiplyHigh(al, bl), al * bl, cl));
    } else {
      divide(ah, al, bh, bl, ch, cl);
    }
  }

  /** School division in digits of 64 bits (Knuth, The Art of Computer Programming 2, 4.3.1, D). */
  private void divide(long ah, long al, long bh, long bl, long ch, long cl) {
    // The product, its lowest digit first.
    long p0 = al * bl;
    long p1 = Math.unsignedMultiplyHigh(al, bl);
    long p2 = Math.unsignedMultiplyHigh(ah, bl);
    long p3 = Math.multiplyHigh(ah, bh);
    long sum = p1 + ah * bl;
    p2 += Wide.borrow(sum, p1);
    p1 = sum + al * bh;
    long carry = Wide.borrow(p1, sum);
    sum = p2 + Math.unsignedMultiplyHigh(al, bh);
    p3 += Wide.borrow(sum, p2);
    p2 = sum + carry;
    p3 += Wide.borrow(p2, sum);
    sum = p2 + ah * bh;
    p3 += Wide.borrow(sum, p2);
    p2 = sum;
    if (ch == 0) {
      // The product is less than c times 2 to the 128, so that p3 is zero and p2 below c.
      long upper = divide(p2, p1, cl);
      long rest = p1 - upper * cl;
      set(upper, divide(rest, p0, cl));
      return;
    }
    int shift = Long.numberOfLeadingZeros(ch); // 1 at the least
    long d1 = ch << shift | cl >>> (Long.SIZE - shift);
    long d0 = cl << shift;
    long n4 = p3 >>> (Long.SIZE - shift);
    long n3 = p3 << shift | p2 >>> (Long.SIZE - shift);
    long n2 = p2 << shift | p1 >>> (Long.SIZE - shift);
    long n1 = p1 << shift | p0 >>> (Long.SIZE - shift);
    long n0 = p0 << shift;
    // n4 is zero and n3, n2 below d1, d0, since the result has two digits.
    assert n4 == 0;
    long upper = digit(n3, n2, n1, d1, d0);
    long back = upper * d0;
    long m1 = n1 - back;
    long m2 = n2 - Math.unsignedMultiplyHigh(upper, d0) - upper * d1 - Wide.borrow(n1, back);
    set(upper, digit(m2, m1, n0, d1, d0));
  }

  /** One digit of the result: of three digits by two, of which the first has its highest bit. */
  private static long digit(long n2, long n1, long n0, long d1, long d0) {
    long digit;
    long rest;
    if (n2 == d1) {
      digit = -1;
      rest = n1 + d1;
      if (Long.compareUnsigned(rest, d1) < 0) {
        return digit; // the rest has a digit more, so that nothing is to be taken back
      }
    } else {
      digit = divide(n2, n1, d1);
      rest = n1 - digit * d1;
    }
    // At most two too much.
    long upper = Math.unsignedMultiplyHigh(digit, d0);
    long lower = digit * d0;
    while (Long.compareUnsigned(upper, rest) > 0
        || (upper == rest && Long.compareUnsigned(lower, n0) > 0)) {
      digit--;
      upper -= Wide.borrow(lower, d0);
      lower -= d0;
      rest += d1;
      if (Long.compareUnsigned(rest, d1) < 0) {
        break;
      }
    }
    return digit;
  }

  /**
   * Two longs by one, without signs; the upper one is below the divisor (Warren, Hacker's Delight,
   * 9-4).
   */
  private static long divide(long upper, long lower, long divisor) {
    if (upper == 0) {
      return Long.divideUnsigned(lower, divisor);
    }
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long d1 = d >>> 32;
    long d0 = d & HALF;
    long n = shift == 0 ? upper : upper << shift | lower >>> (Long.SIZE - shift);
    long rest = lower << shift;
    long n1 = rest >>> 32;
    long n0 = rest & HALF;
    long q1 = half(n, n1, d1, d0);
    long n2 = (n << 32 | n1) - q1 * d;
    long q0 = half(n2, n0, d1, d0);
    return q1 << 32 | q0;
  }

  private static long half(long upper, long next, long d1, long d0) {
    long quotient = Long.divideUnsigned(upper, d1);
    long rest = upper - quotient * d1;
    while (quotient > HALF || Long.compareUnsigned(quotient * d0, rest << 32 | next) > 0) {
      quotient--;
      rest += d1;
      if (rest > HALF) {
        break;
      }
    }
    return quotient;
  }
}
