package dev.countersign.response.cases;

import java.time.Instant;

/**
 * What was decided about a task. Of several about one the last counts; the others are kept.
 *
 * @param option its key, or {@link #LEFT_OUT}
 * @param by as the journal calls them
 * @param words why; may be empty
 */
public record Decision(String task, String option, String by, Instant at, String words) {
  /** That the question does not arise here. */
  public static final String LEFT_OUT = "left-out";
}
