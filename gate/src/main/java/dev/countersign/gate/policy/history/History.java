package dev.countersign.gate.policy.history;

import dev.countersign.rules.amount.CannotTell;

/**
 * What was countersigned before the moment of a decision. Whoever decides and then records must
 * keep others from recording in between, or two transfers that together pass a limit both pass.
 */
@FunctionalInterface
public interface History {
  /** Nothing was countersigned yet. */
  History NONE = query -> Total.NOTHING;

  /**
   * Adds up what the query covers.
   *
   * @throws CannotTell when the record cannot be read; the decision is then a deny
   */
  Total total(HistoryQuery query);

  /**
   * The same over any entries, one after the other: for a history that has few of them, and to
   * compare a faster one with.
   */
  static Total of(Iterable<HistoryEntry> entries, HistoryQuery query) {
    Total total = Total.NOTHING;
    for (HistoryEntry entry : entries) {
      if (query.covers(entry)) {
        total = total.plus(entry, query.currency());
      }
    }
    return total;
  }
}
