package dev.countersign.intel.indicator;

import java.time.Instant;

/**
 * What holds where a file does not say.
 *
 * @param source who says so
 * @param confidence 0 to 100
 * @param now from when on one is good
 */
public record Defaults(String source, int confidence, Instant now) {
  /** Refuses a confidence that is none. */
  public Defaults {
    if (confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException("no confidence: " + confidence);
    }
  }
}
