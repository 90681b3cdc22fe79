package dev.countersign.server.screening;

import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import java.time.Instant;
import java.time.InstantSource;

/** How old lists are, how much is in them, and how much was asked. */
public final class ScreeningFigures implements Figures {
  private final ScreeningDesk desk;
  private final InstantSource clock;

  /** Of that desk. */
  public ScreeningFigures(ScreeningDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public String part() {
    return "screening";
  }

  @Override
  public void tell(Sheet sheet) {
    Instant now = clock.instant();
    sheet.counter(
        "countersign.screening.asked",
        "Addresses that were screened since this server began",
        desk.asked());
    sheet.gauge(
        "countersign.screening.known", "Addresses that lists say something of", desk.now().size());
    for (Loaded list : desk.now().lists()) {
      list.version().ifPresent(version -> list(version, now, sheet));
      sheet.gauge(
          "countersign.screening.list.refused",
          "1 where a list has no version that can be read, or a newer one was refused",
          list.trouble().isEmpty() ? 0 : 1,
          "list",
          list.id());
    }
  }

  private static void list(ListVersion version, Instant now, Sheet sheet) {
    String id = version.source().id();
    sheet.gauge(
        "countersign.screening.list.age.days",
        "Days since the version in force was published",
        (double) version.age(now),
        "list",
        id);
    sheet.gauge(
        "countersign.screening.list.stale",
        "1 where the version in force is older than it should be",
        version.isStale(now) ? 1 : 0,
        "list",
        id);
    sheet.gauge(
        "countersign.screening.list.addresses",
        "Addresses in the version in force",
        version.entries(),
        "list",
        id);
  }
}
