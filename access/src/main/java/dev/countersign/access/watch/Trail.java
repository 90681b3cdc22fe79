package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.EventNote;
import java.util.ArrayList;
import java.util.List;

/** Signs that were gathered in one place, each with the event that first showed it. */
final class Trail {
  private static final int MOST = 10;
  private static final Sign[] ALL = Sign.values();

  private long signs;
  private int told;
  private List<EventNote> notes = List.of();

  /** Adds a sign; whether it is new here. */
  boolean add(Sign sign, AccessEvent event) {
    if ((signs & sign.bit) != 0) {
      return false;
    }
    signs |= sign.bit;
    note(EventNote.of(event));
    return true;
  }

  void note(EventNote note) {
    if (notes.isEmpty()) {
      notes = new ArrayList<>(2);
    }
    if (notes.size() < MOST && notes.stream().noneMatch(one -> one.key().equals(note.key()))) {
      notes.add(note);
    }
  }

  boolean has(Sign sign) {
    return (signs & sign.bit) != 0;
  }

  boolean empty() {
    return signs == 0;
  }

  long signs() {
    return signs;
  }

  List<EventNote> notes() {
    return notes;
  }

  /** The points together, where a device is well known. */
  int points(boolean deviceKnown) {
    return points(signs, deviceKnown);
  }

  static int points(long signs, boolean deviceKnown) {
    int network = 0;
    int other = 0;
    for (long rest = signs; rest != 0; rest &= rest - 1) {
      Sign sign = ALL[Long.numberOfTrailingZeros(rest)];
      if (sign.ofNetwork()) {
        network += sign.points;
      } else {
        other += sign.points;
      }
    }
    return other + (deviceKnown ? Math.max(0, network - 3) : network);
  }

  static List<Sign> list(long signs) {
    List<Sign> list = new ArrayList<>();
    for (long rest = signs; rest != 0; rest &= rest - 1) {
      list.add(ALL[Long.numberOfTrailingZeros(rest)]);
    }
    return list;
  }

  /** How many points it had when it was last told; 0 when never. */
  int told() {
    return told;
  }

  void told(int points) {
    told = points;
  }

  void clear() {
    signs = 0;
    told = 0;
    notes = List.of();
  }
}
