package dev.countersign.trace.taint;

/** Numbers of two longs, zero or more: which is larger. */
final class Wide {
  private Wide() {}

  static int compare(long ah, long al, long bh, long bl) {
    return ah != bh ? Long.compare(ah, bh) : Long.compareUnsigned(al, bl);
  }

  /** One if the first is below the second, without signs, so that a digit is borrowed. */
  static long borrow(long one, long other) {
    return Long.compareUnsigned(one, other) < 0 ? 1 : 0;
  }
}
