package dev.countersign.server.page;

import dev.countersign.server.access.mapping.OwnMapping;
import java.time.Instant;

/**
 * A mapping file that is in force.
 *
 * @param by from whom it is
 * @param removable whether it is removed here, and not in the settings' folder
 */
public record MappingLine(String name, String by, String since, String digest, boolean removable) {
  /** Of one, as of now. */
  public static MappingLine of(OwnMapping one, String by, Instant now) {
    return new MappingLine(
        one.name(),
        by,
        Moments.apart(now, one.at()),
        one.sha256().substring(0, 16),
        !one.isOfFolder());
  }
}
