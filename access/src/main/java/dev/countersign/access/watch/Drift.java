package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.finding.EventNote;
import java.util.ArrayList;
import java.util.List;

/**
 * How much better a row of reads fits somebody who does not belong than the owner: the cumulative
 * sum of E. S. Page, "Continuous inspection schemes" (1954), in bits. It never falls below 0, and
 * begins anew there.
 */
final class Drift {
  private static final int NOTES = 6;
  private static final long NEVER = Long.MIN_VALUE;

  private double bits;
  private long last = NEVER;
  private List<EventNote> notes = List.of();

  /** Forgets all when nothing came for so many seconds. */
  void forget(long at, long seconds) {
    if (last != NEVER && at - last > seconds) {
      clear();
    }
    last = Math.max(last, at);
  }

  /** Begins anew. */
  void clear() {
    bits = 0;
    notes = List.of();
  }

  /**
   * Adds a read that nobody like the owner would do.
   *
   * @param own the share of such reads among the owner's
   * @param other their share among those of somebody who does not belong
   */
  void strange(double own, double other, AccessEvent event) {
    bits += log2(other / own);
    if (notes.size() < NOTES) {
      if (notes.isEmpty()) {
        notes = new ArrayList<>(2);
      }
      notes.add(EventNote.of(event));
    }
  }

  /** Adds one that they would do. */
  void familiar(double own, double other) {
    bits += log2((1 - other) / (1 - own));
    if (bits <= 0) {
      clear();
    }
  }

  double bits() {
    return bits;
  }

  /** The first strange reads of the row. */
  List<EventNote> notes() {
    return notes;
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }
}
