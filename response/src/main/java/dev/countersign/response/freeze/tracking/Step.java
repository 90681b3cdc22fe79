package dev.countersign.response.freeze.tracking;

import java.time.Instant;

/**
 * A state that somebody noted.
 *
 * @param who noted it
 * @param note what they said; may be empty
 */
public record Step(State state, Instant at, String who, String note) {
  private static final int LONGEST = 5_000;

  /**
   * Checks both texts.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Step {
    if (who.isBlank() || who.length() > 300) {
      throw new IllegalArgumentException("who noted it has a name of 1 to 300 characters");
    }
    if (note.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a note has at most " + LONGEST + " characters, not " + note.length());
    }
  }
}
