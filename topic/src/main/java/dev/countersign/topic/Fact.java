package dev.countersign.topic;

import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.SeenLog;
import dev.countersign.watch.seen.SeenTransaction;

/** Something that a chain showed, as the topic of facts has it. */
public sealed interface Fact {
  /** By EIP-155; 0 for Bitcoin. */
  long chain();

  /** The height. */
  long block();

  /**
   * Of the block, in seconds since 1970. It never goes back on a chain: where a block is older than
   * the one before, as Bitcoin's may be, whoever writes the topic gives it the later time.
   */
  long time();

  /**
   * Value moved.
   *
   * @param symbol of its asset where whoever writes the topic knows the asset; else empty
   */
  record Moved(Movement movement, String symbol) implements Fact {
    @Override
    public long chain() {
      return movement.chain();
    }

    @Override
    public long block() {
      return movement.block();
    }

    @Override
    public long time() {
      return movement.time();
    }
  }

  /** A transaction was sent. */
  record Sent(long chain, long block, long time, SeenTransaction transaction) implements Fact {}

  /** A contract logged something. */
  record Logged(long chain, long block, long time, SeenLog log) implements Fact {}

  /** Nothing happened up to that time: so that what waits for later facts need not wait longer. */
  record Tick(long chain, long block, long time) implements Fact {}
}
