package dev.countersign.watch.window;

import java.util.Arrays;
import java.util.List;

/** What a ring holds, as a value: it can be written down, and put into another ring. */
public final class Kept {
  private final int width;
  private final long first;
  private final long now;
  private final long early;
  private final long[] cells;
  private final List<String> notes;

  /**
   * Copies, and checks that they are whole events.
   *
   * @param width how many numbers each event has, its time included; 1 or more
   * @param first the place of the oldest event, 0 or more
   * @param now the latest time that it was told, in seconds since 1970
   * @param early how many events left before they were too old
   * @param cells the events' numbers, event by event
   * @param notes what stands beside the events; empty where nothing does
   */
  public Kept(int width, long first, long now, long early, long[] cells, List<String> notes) {
    this.width = width;
    this.first = first;
    this.now = now;
    this.early = early;
    this.cells = cells.clone();
    this.notes = List.copyOf(notes);
    if (width < 1
        || first < 0
        || cells.length % width != 0
        || (!notes.isEmpty() && notes.size() != cells.length / width)) {
      throw new IllegalArgumentException("no whole events: " + cells.length + " of " + width);
    }
  }

  /** How many numbers each event has. */
  public int width() {
    return width;
  }

  /** The place of the oldest event. */
  public long first() {
    return first;
  }

  /** The latest time. */
  public long now() {
    return now;
  }

  /** How many events left early. */
  public long early() {
    return early;
  }

  /** A number, event by event. */
  public long cell(int index) {
    return cells[index];
  }

  /** What stands beside the events. */
  public List<String> notes() {
    return notes;
  }

  /** Puts an event's numbers into an array. */
  void copyTo(int event, long[] to, int at) {
    System.arraycopy(cells, event * width, to, at, width);
  }

  /** How many events. */
  public int events() {
    return cells.length / width;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kept that
        && width == that.width
        && first == that.first
        && now == that.now
        && early == that.early
        && Arrays.equals(cells, that.cells)
        && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells) * 31 + Long.hashCode(first);
  }

  @Override
  public String toString() {
    return events() + " events until " + now;
  }
}
