package dev.countersign.server.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages show them. */
public final class Moments {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** The day, in UTC. */
  public static String day(Instant at) {
    return DAY.format(at);
  }

  /** In UTC, to the second. */
  public static String of(Instant at) {
    return SECONDS.format(at);
  }

  /** How long ago, or how long until, in the largest unit that is at least two of. */
  public static String apart(Instant now, Instant other) {
    Duration apart = Duration.between(now, other).abs();
    String length =
        apart.toDays() >= 2
            ? apart.toDays() + " days"
            : apart.toHours() >= 2
                ? apart.toHours() + " hours"
                : apart.toMinutes() >= 2 ? apart.toMinutes() + " minutes" : "a moment";
    return other.isBefore(now) ? length + " ago" : "in " + length;
  }
}
