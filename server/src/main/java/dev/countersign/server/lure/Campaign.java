package dev.countersign.server.lure;

import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the same lure, or one report alone.
 *
 * @param title of its first report; others' words
 * @param outcome the worst among its reports
 * @param severity of the gravest finding
 * @param confirmedAt when it was first found to be a lure; null where it was not
 * @param disposedBy as the journal calls them; null while it is open
 * @param words of security's to whoever reported it; may be empty
 * @param joinedInto where its reports are now; null where they are here
 * @param reports how many
 */
public record Campaign(
    long number,
    UUID id,
    Instant beganAt,
    Instant lastAt,
    String title,
    Outcome outcome,
    Severity severity,
    Disposition disposition,
    @Nullable Instant confirmedAt,
    @Nullable Instant disposedAt,
    @Nullable String disposedBy,
    String words,
    @Nullable UUID joinedInto,
    int reports) {
  /** What the journal calls it. */
  public String subject() {
    return "campaign/" + id;
  }
}
