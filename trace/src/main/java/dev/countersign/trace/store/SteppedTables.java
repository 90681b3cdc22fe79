package dev.countersign.trace.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a database that writes rows one by one, and of {@link Family#META} several at once. A
 * store there changes in steps, of which the one that changes its head makes all the others count:
 *
 * <ol>
 *   <li>what nobody looks at beyond the head: pages, names, indexes, assets
 *   <li>that postings will be written, and up to which head ({@code pending})
 *   <li>postings and logs, which are read up to the head only
 *   <li>the head itself and all else of {@link Family#META}, at once
 * </ol>
 *
 * Whoever opens the store to write after the second step was taken and the fourth was not takes the
 * third back, out of the pages of the first. What takes transactions back does the fourth step
 * first.
 */
public abstract class SteppedTables implements Tables {
  /** Which keys and values are written. */
  public static final int LAYOUT = StoreMark.VERSION;

  private static final byte[] ASSET = "asset/".getBytes(StandardCharsets.US_ASCII);

  /**
   * A put, or a delete where there is no value.
   *
   * @param key as {@link Reading.Found} has it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and not worth a copy
  public record Change(Family family, byte[] key, byte @Nullable [] value) {}

  /** Writes each for itself, in any order; all are there for good when this returns. */
  protected abstract void each(List<Change> changes);

  /** Writes all or nothing of some of {@link Family#META}, there for good when this returns. */
  protected abstract void together(List<Change> changes);

  /** How many transactions a store has, by what stands under {@code head} or {@code pending}. */
  public static long transactions(byte[] head) {
    return Head.of(head).size();
  }

  @Override
  public final Writes writes() {
    return new Held();
  }

  @Override
  public final void write(Writes writes, boolean now) {
    List<Change> meta = new ArrayList<>();
    List<Change> lists = new ArrayList<>();
    List<Change> rest = new ArrayList<>();
    byte[] next = null;
    for (Change one : ((Held) writes).changes()) {
      switch (one.family) {
        case META -> (startsWith(one.key, ASSET) ? rest : meta).add(one);
        case POSTINGS, LOGS -> lists.add(one);
        default -> rest.add(one);
      }
      if (one.family == Family.META && Arrays.equals(one.key, Keys.HEAD)) {
        next = one.value;
      }
    }
    lists.removeIf(one -> isCovered(one, meta));
    if (next == null || lists.isEmpty()) {
      each(rest);
      each(lists);
      together(meta);
      return;
    }
    byte[] there = head();
    boolean back = there != null && Head.of(next).size() < Head.of(there).size();
    if (back) {
      meta.add(new Change(Family.META, Keys.PENDING, there));
      together(meta);
      each(lists);
      together(List.of(new Change(Family.META, Keys.PENDING, null)));
      each(rest);
    } else {
      each(rest);
      together(List.of(new Change(Family.META, Keys.PENDING, next)));
      each(lists);
      meta.add(new Change(Family.META, Keys.PENDING, null));
      together(meta);
    }
  }

  private byte @Nullable [] head() {
    try (Reading reading = reading()) {
      return reading.get(Family.META, Keys.HEAD);
    }
  }

  private static boolean startsWith(byte[] key, byte[] beginning) {
    return key.length >= beginning.length
        && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length);
  }

  /** How far the postings go changes with the head, and so stands beside it. */
  private static boolean isCovered(Change one, List<Change> meta) {
    if (one.family != Family.POSTINGS || !Arrays.equals(one.key, Keys.COVERED)) {
      return false;
    }
    meta.add(new Change(Family.META, Keys.COVERED, one.value));
    return true;
  }

  /** Kept in memory until it is written. */
  private static final class Held implements Writes {
    private final Map<Family, Map<ByteBuffer, Change>> changes = new LinkedHashMap<>();
    private int count;

    private synchronized List<Change> changes() {
      return changes.values().stream().flatMap(one -> one.values().stream()).toList();
    }

    private synchronized void hold(Change change) {
      changes
          .computeIfAbsent(change.family, any -> new LinkedHashMap<>())
          .put(ByteBuffer.wrap(change.key), change);
      count++;
    }

    @Override
    public void put(Family family, byte[] key, byte[] value) {
      hold(new Change(family, key, value));
    }

    @Override
    public void delete(Family family, byte[] key) {
      hold(new Change(family, key, null));
    }

    @Override
    public synchronized int count() {
      return count;
    }

    @Override
    public synchronized void clear() {
      changes.clear();
      count = 0;
    }

    @Override
    public void close() {
      clear();
    }
  }
}
