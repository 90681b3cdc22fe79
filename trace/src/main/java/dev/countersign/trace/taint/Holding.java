package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.List;

/**
 * What an account holds of one asset, some of it stolen. Which part goes when it gives is decided
 * by the {@link Method}.
 *
 * <p>Most transactions move one thing, of numbers that fit into 127 bits: for these there is a way
 * without objects. It does the same, to the unit, as the way for all others.
 */
sealed interface Holding permits MixedHolding, QueuedHolding, HighestHolding {
  /** One that has so much, none of it stolen. */
  static Holding of(Method method, BigInteger clean) {
    return switch (method) {
      case POISON -> new MixedHolding(clean, true);
      case HAIRCUT -> new MixedHolding(clean, false);
      case FIFO -> new QueuedHolding(clean, true);
      case LIFO -> new QueuedHolding(clean, false);
      case TIHO -> new HighestHolding(clean);
    };
  }

  /** Something comes in, in that order. */
  void receive(List<Lot> lots);

  /**
   * Something comes in, in that order.
   *
   * @return false where it does not fit into 127 bits, and nothing is changed
   */
  boolean receive(Parcel lots);

  /**
   * Gives so much to each, in one transaction. Where it never saw so much coming, what is missing
   * was there before the ledger begins, came first, and is not stolen.
   *
   * @return for each what it gets, in the order in which it goes
   */
  List<List<Lot>> give(List<BigInteger> amounts);

  /**
   * Gives so much to one.
   *
   * @param into gets it
   * @return false where it does not fit into 127 bits, and nothing is changed
   */
  boolean give(long high, long low, Part part, Parcel into);

  /** True when nothing of it is stolen. */
  boolean isClean();

  /** Whether it holds so much, stolen or not. */
  boolean holds(long high, long low);

  /** How much it holds, stolen or not. */
  default BigInteger amount() {
    return whole().amount();
  }

  /** All that it holds as one. */
  Lot whole();

  /** Adds all that it holds to something. */
  default void addTo(Mixture mixture) {
    mixture.add(whole());
  }
}
