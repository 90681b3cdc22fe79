package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A balance that changes, in two longs as long as it fits. */
final class Balance {
  private long high;
  private long low;
  private @Nullable BigInteger wide;

  void zero() {
    high = 0;
    low = 0;
    wide = null;
  }

  void set(BigInteger balance) {
    boolean fits = Int128.fits(balance);
    high = fits ? Int128.high(balance) : 0;
    low = balance.longValue();
    wide = fits ? null : balance;
  }

  BigInteger big() {
    return wide != null ? wide : Int128.of(high, low);
  }

  void pack(Packer packer) {
    if (wide != null) {
      packer.amount(wide);
    } else {
      packer.amount(high, low);
    }
  }

  /** Applies what a posting says; never below zero, since what is missing was there before. */
  void apply(Unpacker details) {
    int kind = details.u8();
    if ((kind & Gathered.FEE) != 0) {
      details.amount();
      less(details);
    }
    if ((kind & Gathered.LESS) != 0) {
      details.amount();
      less(details);
    } else if ((kind & Gathered.MORE) != 0) {
      details.amount();
      more(details);
    }
  }

  private void more(Unpacker amount) {
    if (wide == null && amount.wide() == null) {
      long sum = low + amount.low();
      long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      long upper = high + amount.high() + carry;
      if (upper >= 0) {
        low = sum;
        high = upper;
        return;
      }
    }
    set(big().add(big(amount)));
  }

  private void less(Unpacker amount) {
    if (wide != null || amount.wide() != null) {
      set(big().subtract(big(amount)).max(BigInteger.ZERO));
      return;
    }
    long borrow = Long.compareUnsigned(low, amount.low()) < 0 ? 1 : 0;
    high = high - amount.high() - borrow;
    low -= amount.low();
    if (high < 0) {
      zero();
    }
  }

  private static BigInteger big(Unpacker amount) {
    BigInteger large = amount.wide();
    return large != null ? large : Int128.of(amount.high(), amount.low());
  }
}
