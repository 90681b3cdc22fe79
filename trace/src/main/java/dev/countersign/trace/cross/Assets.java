package dev.countersign.trace.cross;

import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of assets over several chains. */
public interface Assets {
  /** How many digits of its amounts stand after the point; nothing where nobody knows. */
  OptionalInt decimals(Asset asset);

  /**
   * What it is called, the same for what stands for the same on several chains, such as {@code ETH}
   * for wrapped ether; nothing where nobody knows.
   */
  Optional<String> symbol(Asset asset);

  /**
   * What may be the same on another chain.
   *
   * @param coin of that chain
   */
  List<Asset> like(Asset asset, Asset coin);

  /** Whether both are known, and are not called the same. */
  default boolean differ(Asset one, Asset other) {
    Optional<String> name = symbol(one);
    Optional<String> otherName = symbol(other);
    return name.isPresent() && otherName.isPresent() && !name.equals(otherName);
  }

  /** An amount of one over an amount of another, both in whole units. */
  default Share share(Asset given, BigInteger amount, Asset got, BigInteger arrived) {
    OptionalInt left = decimals(given);
    OptionalInt right = decimals(got);
    if (left.isEmpty() || right.isEmpty()) {
      return new Share(arrived, amount);
    }
    int more = left.getAsInt() - right.getAsInt();
    return new Share(
        arrived.multiply(BigInteger.TEN.pow(Math.max(0, more))),
        amount.multiply(BigInteger.TEN.pow(Math.max(0, -more))));
  }

  /**
   * What arrived of what was given, as a fraction.
   *
   * @param given above zero
   */
  record Share(BigInteger arrived, BigInteger given) {
    /** From half of it to all of it, which is what a bridge pays out. */
    boolean isUsual() {
      return arrived.compareTo(given) <= 0 && arrived.shiftLeft(1).compareTo(given) >= 0;
    }

    /** More than was given, by a twentieth at the most: some bridges pay a reward. */
    boolean isRewarded() {
      BigInteger twenty = BigInteger.valueOf(20);
      return arrived.compareTo(given) > 0
          && arrived.multiply(twenty).compareTo(given.multiply(BigInteger.valueOf(21))) <= 0;
    }

    /** That part of a number, rounded down. */
    BigInteger of(BigInteger number) {
      return number.multiply(arrived).divide(given);
    }
  }
}
