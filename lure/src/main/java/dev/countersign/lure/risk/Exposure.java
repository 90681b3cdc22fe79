package dev.countersign.lure.risk;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How closely somebody met a lure, with the risk that comes of it: so much at first, falling in a
 * straight line to nothing.
 */
public enum Exposure {
  /** It was sent to them. */
  RECEIVED(30, Duration.ofDays(14)),
  /** They opened its link or its file. */
  OPENED(50, Duration.ofDays(14)),
  /** They ran what it brought. */
  RAN(90, Duration.ofDays(30));

  private final int risk;
  private final Duration fades;

  Exposure(int risk, Duration fades) {
    this.risk = risk;
    this.fades = fades;
  }

  /** The risk at first, 0 to 100. */
  public int risk() {
    return risk;
  }

  /** After so long nothing is left of it. */
  public Duration fades() {
    return fades;
  }

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<Exposure> of(String word) {
    for (Exposure one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
