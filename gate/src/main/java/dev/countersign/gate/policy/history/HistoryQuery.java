package dev.countersign.gate.policy.history;

import dev.countersign.gate.policy.facts.Move;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a history: everything in the scope that was countersigned after a moment. There
 * is no end: an entry dated in the future, as after a clock was set back, still counts.
 *
 * @param own the move in question, which is not counted itself
 * @param after exclusive: an entry of exactly that moment no longer counts
 * @param currency in which values are added up; null where none are asked for
 */
public record HistoryQuery(Scope scope, Move own, Instant after, @Nullable String currency) {

  /** Whether the entry counts. */
  public boolean covers(HistoryEntry entry) {
    return entry.at().isAfter(after) && scope.covers(entry.move(), own);
  }

  /** The name on a side when the total is kept apart by it; null where it is not. */
  public @Nullable String only(Side side) {
    return scope.by().contains(side) ? side.key(own) : null;
  }
}
