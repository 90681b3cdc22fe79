package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A database that writes rows one by one, in memory, and ends in the middle when it is told to. */
final class MemoryTables extends SteppedTables {
  private final Map<Family, NavigableMap<byte[], byte[]>> tables = new ConcurrentHashMap<>();
  private final Random order = new Random(5);

  /** So many writes are left until it ends. */
  private long left = Long.MAX_VALUE;

  /** It ends after so many more rows, or steps of {@link Family#META}. */
  void endAfter(long writes) {
    left = writes;
  }

  boolean hasEnded() {
    return left < 0;
  }

  /** It is opened again. */
  void revive() {
    left = Long.MAX_VALUE;
  }

  private NavigableMap<byte[], byte[]> table(Family family) {
    return tables.computeIfAbsent(
        family, any -> new ConcurrentSkipListMap<>(Arrays::compareUnsigned));
  }

  @Override
  protected void each(List<Change> changes) {
    List<Change> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, order);
    for (Change one : shuffled) {
      together(List.of(one));
    }
  }

  @Override
  protected void together(List<Change> changes) {
    left--;
    if (hasEnded()) {
      throw new UnreadableInput("ended");
    }
    for (Change one : changes) {
      byte[] value = one.value();
      if (value == null) {
        table(one.family()).remove(one.key());
      } else {
        table(one.family()).put(one.key(), value);
      }
    }
  }

  @Override
  public int hands() {
    return 3;
  }

  @Override
  public String store() {
    return "memory";
  }

  @Override
  public Reading reading() {
    return new FromMemory();
  }

  @Override
  public void close() {}

  private final class FromMemory implements Reading {
    @Override
    public byte @Nullable [] get(Family family, byte[] key) {
      return table(family).get(key);
    }

    @Override
    public @Nullable Found lastPosting(byte[] key) {
      return found(table(Family.POSTINGS).floorEntry(key));
    }

    @Override
    public @Nullable Found firstPosting(byte[] key) {
      return found(table(Family.POSTINGS).ceilingEntry(key));
    }

    private static @Nullable Found found(Map.@Nullable Entry<byte[], byte[]> entry) {
      return entry == null ? null : new Found(entry.getKey(), entry.getValue());
    }

    @Override
    public void from(Family family, byte[] first, BiPredicate<byte[], byte[]> goOn) {
      for (Map.Entry<byte[], byte[]> one : table(family).tailMap(first, true).entrySet()) {
        if (!goOn.test(one.getKey(), one.getValue())) {
          return;
        }
      }
    }

    @Override
    public boolean has(Family family) {
      return true;
    }

    @Override
    public int askers() {
      return 2;
    }

    @Override
    public String store() {
      return "memory";
    }

    @Override
    public void close() {}
  }
}
