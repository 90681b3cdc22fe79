package dev.countersign.intel.list;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A list as it was at one time.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param published the day that it says of itself
 * @param retrieved when it was got
 * @param subjects persons, groups, ships and so on in it, with an address or without
 * @param entries addresses in it
 */
public record ListVersion(
    ListSource source,
    String sha256,
    Optional<LocalDate> published,
    Instant retrieved,
    int subjects,
    int entries) {

  /** Whole days since it was published; since it was got, where it does not say its day. */
  public long age(Instant now) {
    Instant from =
        published.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(retrieved);
    return Math.max(0, Duration.between(from, now).toDays());
  }

  /** Whether it is older than a version of its list should be. */
  public boolean isStale(Instant now) {
    return source.days() > 0 && age(now) > source.days();
  }

  /** The first letters of its hash, for people. */
  public String brief() {
    return sha256.substring(0, 12);
  }
}
