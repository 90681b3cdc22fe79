package dev.countersign.cassandra;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Blocks that are loaded as a whole.
 *
 * @param first the first one, 0 or more
 * @param last the last one, not before the first
 */
public record BlockRange(long first, long last) implements Comparable<BlockRange> {
  private static final Comparator<BlockRange> ORDER =
      Comparator.comparingLong(BlockRange::first).thenComparingLong(BlockRange::last);

  /** Checks the order. */
  public BlockRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no such range: " + first + " to " + last);
    }
  }

  @Override
  public int compareTo(BlockRange other) {
    return ORDER.compare(this, other);
  }

  /** As a key, in the order of ranges. */
  byte[] key() {
    byte[] one = Partitions.ordered(first);
    byte[] other = Partitions.ordered(last);
    byte[] key = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, key, one.length, other.length);
    return key;
  }

  static BlockRange of(byte[] key) {
    return new BlockRange(Partitions.number(key, 0), Partitions.number(key, 1 + key[0]));
  }

  @Override
  public String toString() {
    return "of blocks " + first + " to " + last;
  }
}
