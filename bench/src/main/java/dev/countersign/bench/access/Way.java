package dev.countersign.bench.access;

import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Source;

/**
 * A way out to the internet, with addresses that change as they do there.
 *
 * @param salt tells one customer from another
 * @param slot for how long an address stays, in milliseconds
 * @param width how many addresses it may be
 * @param kind how the address comes about
 */
record Way(Block block, long salt, long slot, int width, Kind kind) {
  /** How an address comes about. */
  enum Kind {
    /** One address of version 4 at a time. */
    FOUR,
    /** Addresses of version 6 out of the customer's own network. */
    SIX,
    /** The same, out of a network that is another one each time, as mobile carriers give. */
    SIX_CHANGING,
    /** Another address for each service that is reached, as relays for privacy give. */
    SCATTERED
  }

  /** As most have it. */
  static Way of(Block block, long salt, long slot) {
    return new Way(block, salt, slot, block.size(), Kind.FOUR);
  }

  /** The address at a moment, as that source sees it. */
  Ip at(long millis, Source source) {
    long own = kind == Kind.SCATTERED ? salt + source.word().hashCode() : salt;
    long turn = Math.floorDiv(millis + Math.floorMod(own, slot), slot);
    long mixed = Dice.mixed(Dice.mixed(own) + turn);
    return switch (kind) {
      case SIX -> block.six(Dice.mixed(salt), mixed);
      case SIX_CHANGING -> block.six(mixed, Dice.mixed(mixed));
      case FOUR, SCATTERED -> block.four((int) Long.remainderUnsigned(mixed, width));
    };
  }
}
