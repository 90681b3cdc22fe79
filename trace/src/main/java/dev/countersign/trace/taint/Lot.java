package dev.countersign.trace.taint;

import java.math.BigInteger;

/**
 * Some of an asset, and what of it is stolen. An asset that stolen value was exchanged for has
 * units of its own; {@code source} keeps count in the units of what was stolen, so that nothing is
 * made or lost on the way.
 *
 * @param amount in the asset's smallest units, zero or more
 * @param tainted so much of it is stolen, at most all of it
 * @param source what that stands for, in the smallest units of what was stolen; zero where nothing
 *     is tainted
 */
record Lot(BigInteger amount, BigInteger tainted, BigInteger source) {
  /** Nothing at all. */
  static final Lot NONE = new Lot(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

  Lot {
    if (tainted.signum() < 0
        || tainted.compareTo(amount) > 0
        || source.signum() < 0
        || (tainted.signum() == 0 && source.signum() != 0)) {
      throw new IllegalArgumentException(
          "no such lot: " + tainted + " of " + amount + " for " + source);
    }
  }

  /** None of it is stolen. */
  static Lot clean(BigInteger amount) {
    return amount.signum() == 0 ? NONE : new Lot(amount, BigInteger.ZERO, BigInteger.ZERO);
  }

  /** All of it is stolen, and is the source itself. */
  static Lot stolen(BigInteger amount) {
    return new Lot(amount, amount, amount);
  }

  boolean isClean() {
    return tainted.signum() == 0;
  }

  boolean isEmpty() {
    return amount.signum() == 0;
  }

  /** Both as one, mixed. */
  Lot plus(Lot other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new Lot(amount.add(other.amount), tainted.add(other.tainted), source.add(other.source));
  }

  /** What is left when a part of it is gone. */
  Lot minus(Lot part) {
    return new Lot(
        amount.subtract(part.amount), tainted.subtract(part.tainted), source.subtract(part.source));
  }

  /**
   * A part of it with an even share of what is stolen, rounded down; the rest keeps what is not in
   * the part.
   *
   * @param part at most all of it
   */
  Lot share(BigInteger part) {
    if (part.equals(amount)) {
      return this;
    }
    return part(part, tainted.multiply(part).divide(amount));
  }

  /** A part of it with that much that is stolen. */
  Lot part(BigInteger part, BigInteger stolen) {
    if (stolen.signum() == 0) {
      return clean(part);
    }
    return new Lot(
        part, stolen, stolen.equals(tainted) ? source : source.multiply(stolen).divide(tainted));
  }

  /**
   * The same value in another asset.
   *
   * @param into how much of the other asset it became
   * @return with an even share of it stolen, rounded up, so that nothing stolen becomes nothing
   * @throws IllegalArgumentException where something stolen became nothing at all
   */
  Lot exchanged(BigInteger into) {
    if (isClean()) {
      return clean(into);
    }
    BigInteger[] stolen = tainted.multiply(into).divideAndRemainder(amount);
    return new Lot(
        into, stolen[1].signum() == 0 ? stolen[0] : stolen[0].add(BigInteger.ONE), source);
  }
}
