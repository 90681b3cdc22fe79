package dev.countersign.trace.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * Where an account's balance of one asset may change, and what it was before each of these
 * positions. A balance takes 16 bytes; the few that need more stand beside.
 */
final class BalanceLine {
  private static final int BITS = 127;

  private int[] positions = new int[2];
  private long[] low = new long[0];
  private long[] high = new long[0];
  private @Nullable Map<Integer, BigInteger> larger;
  private int count;

  /** One more, not before those that are there; one that is there already is taken once. */
  void add(int position) {
    if (count > 0 && positions[count - 1] == position) {
      return;
    }
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, count + (count >> 1) + 1);
    }
    positions[count++] = position;
  }

  int count() {
    return count;
  }

  int position(int index) {
    return positions[index];
  }

  /** No more will be added, and balances can be noted. */
  void close() {
    positions = Arrays.copyOf(positions, count);
    low = new long[count + 1];
    high = new long[count + 1];
  }

  /**
   * Notes what the balance was before a position.
   *
   * @param index of the position; their count for what it is in the end
   */
  void balance(int index, BigInteger balance) {
    if (balance.bitLength() > BITS) {
      if (larger == null) {
        larger = new HashMap<>();
      }
      larger.put(index, balance);
      high[index] = -1;
      return;
    }
    low[index] = balance.longValue();
    high[index] = balance.bitLength() < Long.SIZE ? 0 : balance.shiftRight(Long.SIZE).longValue();
  }

  /** What the balance was before a position. */
  BigInteger balanceBefore(long position) {
    int index = first(position);
    if (larger != null && high[index] < 0) {
      return larger.getOrDefault(index, BigInteger.ZERO);
    }
    if (high[index] == 0 && low[index] >= 0) {
      return BigInteger.valueOf(low[index]);
    }
    return new BigInteger(
        1, ByteBuffer.allocate(2 * Long.BYTES).putLong(high[index]).putLong(low[index]).array());
  }

  /** The positions from one on. */
  PrimitiveIterator.OfLong from(long position) {
    return new From(first(position));
  }

  private int first(long position) {
    int index = Arrays.binarySearch(positions, (int) Math.min(position, Integer.MAX_VALUE));
    return index < 0 ? -index - 1 : index;
  }

  private final class From implements PrimitiveIterator.OfLong {
    private int next;

    private From(int next) {
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      return next < positions.length;
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return positions[next++];
    }
  }
}
