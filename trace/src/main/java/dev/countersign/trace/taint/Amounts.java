package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.List;

/** Sums. */
final class Amounts {
  private Amounts() {}

  static BigInteger sum(List<BigInteger> amounts) {
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }

  static Lot whole(Iterable<Lot> lots) {
    Lot whole = Lot.NONE;
    for (Lot lot : lots) {
      whole = whole.plus(lot);
    }
    return whole;
  }

  /** What must have been there before, so that so much can be given. */
  static Lot missing(Lot there, List<BigInteger> amounts) {
    BigInteger missing = sum(amounts).subtract(there.amount());
    return missing.signum() > 0 ? Lot.clean(missing) : Lot.NONE;
  }
}
