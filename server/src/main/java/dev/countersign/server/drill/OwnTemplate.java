package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exercise that the company wrote.
 *
 * @param source as it was given, in YAML
 * @param sha256 of the source's UTF-8, in hexadecimal
 * @param addedBy as the journal calls them
 * @param withdrawnAt null as long as it may be sent
 */
public record OwnTemplate(
    Template template,
    String source,
    String sha256,
    String addedBy,
    Instant addedAt,
    @Nullable Instant withdrawnAt) {
  /** Whether it may be sent. */
  public boolean usable() {
    return withdrawnAt == null;
  }
}
