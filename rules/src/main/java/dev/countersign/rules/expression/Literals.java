package dev.countersign.rules.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Constants that CEL would only look at when it decides. */
final class Literals {
  private static final Pattern DURATION = Pattern.compile("-?([0-9]{1,9}(h|m|s|ms))+");

  private Literals() {}

  /** Why the text is no argument of the function; empty where it is one. */
  static Optional<String> refusal(String function, String text) {
    if (function.equals("duration") && !DURATION.matcher(text).matches()) {
      return Optional.of(
          "duration('"
              + text
              + "') is no duration; it is counted in h, m and s, as in 36h or 1h30m");
    }
    if (function.equals("timestamp") && !isMoment(text)) {
      return Optional.of("timestamp('" + text + "') is no moment such as 2026-01-01T00:00:00Z");
    }
    return Optional.empty();
  }

  private static boolean isMoment(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
