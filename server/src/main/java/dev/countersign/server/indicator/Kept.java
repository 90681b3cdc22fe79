package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.Indicator;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An indicator that is kept.
 *
 * @param batch the number of what it came with
 * @param taken since when it is kept
 * @param withdrawn when it was; empty where it was not
 */
public record Kept(
    UUID id, long batch, Indicator indicator, Instant taken, Optional<Instant> withdrawn) {}
