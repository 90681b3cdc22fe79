package dev.countersign.server.drill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exercises that were agreed to together.
 *
 * @param domains to which they may go
 * @param stoppedAt null as long as nobody stopped it
 * @param stoppedBy as the journal calls them
 */
public record Drill(
    long number,
    UUID id,
    String name,
    List<String> domains,
    Instant startedAt,
    ZoneId zone,
    LocalDate first,
    LocalDate last,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedBy) {
  /** Copies. */
  public Drill {
    domains = List.copyOf(domains);
  }

  /** What the journal calls it. */
  public String subject() {
    return "drill/" + id;
  }

  /** Whether what comes of it still counts: until a week after its last day. */
  public boolean running(Instant now) {
    return stoppedAt == null && now.isBefore(last.plusDays(8).atStartOfDay(zone).toInstant());
  }
}
