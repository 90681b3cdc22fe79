package dev.countersign.server.indicator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What came at one time.
 *
 * @param origin the file's name, or the feed's address
 * @param form stix, misp, csv or taxii
 * @param by person/… or server
 * @param shared whether others may have it
 * @param indicators how many it holds
 * @param unused why what is not used, and how many
 */
public record Batch(
    UUID id,
    long number,
    String origin,
    String form,
    String by,
    Instant taken,
    Optional<Instant> withdrawn,
    boolean shared,
    long indicators,
    Map<String, Long> unused) {
  /** Copies. */
  public Batch {
    unused = Map.copyOf(unused);
  }

  /** What the journal calls it. */
  public String subject() {
    return "indicator-batch/" + id;
  }
}
