package dev.countersign.cassandra;

import dev.countersign.trace.store.SteppedTables.Change;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many chunks of an account and asset stand before one in its partition, so that the next
 * partition begins after so many. It is kept beside the chunk, and known of each that was looked
 * up, as whoever adds to a list does.
 */
final class Places {
  private final Partitions partitions;
  private final int chunks;
  private final Map<ByteBuffer, Integer> known = new ConcurrentHashMap<>();

  /**
   * @param chunks so many are in one partition
   */
  Places(Partitions partitions, int chunks) {
    this.partitions = partitions;
    this.chunks = chunks;
  }

  /** A chunk was looked up. */
  void know(byte[] key, int place) {
    known.put(ByteBuffer.wrap(key), place);
  }

  /** What was known is of no use any more. */
  void settle() {
    known.clear();
  }

  /**
   * Where a change goes.
   *
   * @param begins whether a further partition begins with it
   * @param ends whether one ends to be with it
   */
  record Placed(Change change, ByteBuffer part, int place, boolean begins, boolean ends) {}

  /** Where changes of postings go, in the order of their keys. */
  List<Placed> place(List<Change> postings) {
    List<Change> sorted = new ArrayList<>(postings);
    sorted.sort((one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
    List<Placed> placed = new ArrayList<>(sorted.size());
    byte[] before = null;
    int place = 0;
    for (Change one : sorted) {
      if (one.value() == null) {
        placed.add(gone(one));
        continue;
      }
      place = place(one.key(), before, place);
      before = one.key();
      boolean begins = place == chunks;
      if (begins) {
        partitions.add(one.key());
        place = 0;
      }
      placed.add(new Placed(one, part(one), place, begins, false));
    }
    return placed;
  }

  private int place(byte[] key, byte @Nullable [] before, int placeBefore) {
    Integer there = known.get(ByteBuffer.wrap(key));
    if (there != null) {
      return there;
    }
    return before != null && Partitions.sameList(before, key) ? placeBefore + 1 : 0;
  }

  private Placed gone(Change one) {
    ByteBuffer part = part(one);
    return new Placed(one, part, 0, false, partitions.remove(one.key()));
  }

  private ByteBuffer part(Change one) {
    return partitions.of(one.family(), one.key());
  }
}
