package dev.countersign.watch.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately, in its order, and what a subclass adds up of it. An event enters at the end
 * and leaves when it is too old; both are undone by moving the end or the beginning back. For that,
 * what left is kept for {@link #DEPTH} blocks.
 */
public abstract class Ring {
  /** So many blocks can be taken back. */
  public static final int DEPTH = 256;

  private static final int LEAST = 8;

  private final long within;
  private final int most;
  private final int width;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long[] cells;
  private @Nullable Object[] notes = {};
  private int capacity = LEAST;
  private long first;
  private long end;
  private long now;
  private long early;

  /** How it was before a block. */
  private record Mark(long block, long first, long end, long now, long early) {}

  /**
   * Without events yet.
   *
   * @param within how long an event stays, in seconds; one of exactly that age has left
   * @param most how many stay: the oldest leave early where there are more, and are missed from
   *     then on ({@link #leftEarly})
   * @param width how many numbers an event has besides its time
   */
  protected Ring(long within, int most, int width) {
    this.within = within;
    this.most = most;
    this.width = width + 1;
    this.cells = new long[LEAST * this.width];
  }

  /** A block begins; its number is higher than that of any before. */
  public final void begin(long block) {
    if (marks.size() == DEPTH) {
      marks.removeFirst();
    }
    marks.addLast(new Mark(block, first, end, now, early));
  }

  /** Makes it as if that block and those after it had not been. */
  public final void undo(long block) {
    Mark to = null;
    while (!marks.isEmpty() && marks.getLast().block >= block) {
      to = marks.removeLast();
    }
    if (to == null) {
      return;
    }
    while (end > to.end) {
      end--;
      if (end >= first) {
        withdrawn(end);
      }
    }
    // Where all that was left had entered since, the beginning has passed the end.
    first = Math.min(first, end);
    while (first > to.first) {
      first--;
      returned(first);
    }
    now = to.now;
    early = to.early;
  }

  /** The time is now that; what is too old leaves. A time that goes back is not heeded. */
  protected final void advance(long time) {
    now = Math.max(now, time);
    while (first < end && cell(first, 0) <= now - within) {
      left(first);
      first++;
    }
  }

  /** Makes room for an event at the end, and answers its place. */
  protected final long append() {
    if (end - first >= most) {
      left(first);
      first++;
      early++;
    }
    long kept = marks.isEmpty() ? first : Math.min(first, marks.getFirst().first);
    if (end - kept >= capacity) {
      grow(kept);
    }
    long place = end;
    end++;
    set(place, 0, now);
    return place;
  }

  /** An event leaves, being too old or one too many. */
  protected abstract void left(long place);

  /** An event that had left is there again; those after it are. */
  protected abstract void returned(long place);

  /** An event that is the last has never been. */
  protected abstract void withdrawn(long place);

  /** The number of an event; 0 is its time. */
  protected final long cell(long place, int column) {
    return cells[(int) (place & (capacity - 1)) * width + column];
  }

  /** Sets it. */
  protected final void set(long place, int column, long value) {
    cells[(int) (place & (capacity - 1)) * width + column] = value;
  }

  /** The place of the oldest event. */
  public final long first() {
    return first;
  }

  /** The place after the newest. */
  public final long end() {
    return end;
  }

  /** The latest time that it was told, in seconds since 1970. */
  public final long now() {
    return now;
  }

  /** How many events left before they were too old, because there were too many. */
  public final long leftEarly() {
    return early;
  }

  private void grow(long kept) {
    int larger = capacity * 2;
    long[] all = new long[larger * width];
    for (long place = kept; place < end; place++) {
      System.arraycopy(
          cells,
          (int) (place & (capacity - 1)) * width,
          all,
          (int) (place & (larger - 1)) * width,
          width);
    }
    if (notes.length > 0) {
      @Nullable Object[] moved = new @Nullable Object[larger];
      for (long place = kept; place < end; place++) {
        moved[(int) (place & (larger - 1))] = notes[(int) (place & (capacity - 1))];
      }
      notes = moved;
    }
    cells = all;
    capacity = larger;
  }

  /** Keeps a thing beside an event, for as long as the event can return. */
  protected final void note(long place, Object thing) {
    if (notes.length != capacity) {
      notes = Arrays.copyOf(notes, capacity);
    }
    notes[(int) (place & (capacity - 1))] = thing;
  }

  /** The thing beside an event. */
  protected final @Nullable Object note(long place) {
    return notes[(int) (place & (capacity - 1))];
  }

  /** What it holds, as a value. Blocks that could have been taken back no longer can. */
  public final Kept kept() {
    long[] all = events();
    List<String> beside = new ArrayList<>();
    if (notes.length > 0) {
      for (long place = first; place < end; place++) {
        beside.add(String.valueOf(note(place)));
      }
    }
    return new Kept(width, first, now, early, Arrays.copyOf(all, all.length - 1), beside);
  }

  /**
   * Takes up what another one held, in place of what it holds, which is nothing yet.
   *
   * @throws IllegalArgumentException where that one's events have other numbers than its own
   */
  public final void restore(Kept kept) {
    if (kept.width() != width || end != first) {
      throw new IllegalArgumentException(
          "events of " + kept.width() + " numbers where there are " + width);
    }
    first = kept.first();
    end = first;
    now = kept.now();
    early = kept.early();
    int events = kept.events();
    while (capacity < events) {
      grow(first);
    }
    end = first + events;
    for (int i = 0; i < events; i++) {
      long place = first + i;
      kept.copyTo(i, cells, (int) (place & (capacity - 1)) * width);
      if (!kept.notes().isEmpty()) {
        note(place, kept.notes().get(i));
      }
    }
    for (long place = end - 1; place >= first; place--) {
      returned(place);
    }
  }

  /** Everything that counts, for comparing two: the events that are there, and the time. */
  protected final long[] events() {
    long[] all = new long[(int) (end - first) * width + 1];
    for (long place = first; place < end; place++) {
      System.arraycopy(
          cells, (int) (place & (capacity - 1)) * width, all, (int) (place - first) * width, width);
    }
    all[all.length - 1] = now;
    return all;
  }
}
