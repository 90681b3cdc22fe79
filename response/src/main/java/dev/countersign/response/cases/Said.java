package dev.countersign.response.cases;

import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;

/**
 * Words of somebody.
 *
 * @param by as the journal calls them
 */
public record Said(String by, Instant at, String words) {
  /** The most characters. */
  public static final int LONGEST = 2_000;

  /**
   * Words that must be there, without blanks around them.
   *
   * @param what they are, such as "The note"
   * @throws UnreadableInput when there are none, or more than 2,000 characters
   */
  public static String needed(String words, String what) {
    if (words.isBlank()) {
      throw new UnreadableInput(what + " is missing; say it in a sentence");
    }
    return bounded(words, what);
  }

  /** Likewise, where there may be none. */
  static String bounded(String words, String what) {
    String stripped = words.strip();
    if (stripped.length() > LONGEST) {
      throw new UnreadableInput(
          what + " has " + stripped.length() + " characters; at most " + LONGEST + " are taken");
    }
    return stripped;
  }
}
