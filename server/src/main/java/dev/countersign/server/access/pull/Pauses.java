package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a source wants to be left alone. */
final class Pauses {
  /** A reset that is below that is in seconds from now, as OneLogin tells it. */
  private static final long FROM_NOW = 1_000_000;

  private Pauses() {}

  /**
   * Retry-After (RFC 9110, 10.2.3), or the moment at which a limit ends; null where it is not told.
   */
  static @Nullable Duration of(Answer answer, Instant now) {
    String after = answer.headers().firstValue("Retry-After").orElse("");
    if (after.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(after));
    }
    if (!after.isEmpty()) {
      return until(date(after), now);
    }
    String reset =
        answer
            .headers()
            .firstValue("X-Rate-Limit-Reset")
            .or(() -> answer.headers().firstValue("X-RateLimit-Reset"))
            .orElse("");
    if (!reset.matches("[0-9]{1,12}")) {
      return null;
    }
    long number = Long.parseLong(reset);
    return number < FROM_NOW
        ? Duration.ofSeconds(number + 1)
        : until(Instant.ofEpochSecond(number), now);
  }

  private static @Nullable Duration until(@Nullable Instant moment, Instant now) {
    if (moment == null || moment.isBefore(now)) {
      return null;
    }
    return Duration.between(now, moment).plusSeconds(1);
  }

  private static @Nullable Instant date(String text) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
