package dev.countersign.response.cases;

import java.io.Serial;

/** Somebody decided on a case as it is no longer. */
public final class StaleCase extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StaleCase(String number, long seen, long now) {
    super(
        "The case "
            + number
            + " was changed by somebody else while you looked at it (you saw version "
            + seen
            + ", it is "
            + now
            + "); nothing of yours was taken over and nothing of theirs is lost. Look at it as it is"
            + " now, and say it again",
        null,
        false,
        false);
  }

  /** For a person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
