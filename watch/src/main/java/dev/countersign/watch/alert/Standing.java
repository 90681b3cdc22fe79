package dev.countersign.watch.alert;

import java.time.Instant;

/**
 * How many alerts of one severity stand in an incident.
 *
 * @param open how many stand, 0 or more
 * @param takenBack how many were taken back and did not come again, 0 or more
 * @param since when the first of those that stand came; where none does, when the last one did
 */
public record Standing(long open, long takenBack, Instant since) {
  /** Checks the counts. */
  public Standing {
    if (open < 0 || takenBack < 0) {
      throw new IllegalArgumentException("a count is 0 or more: " + open + ", " + takenBack);
    }
  }
}
