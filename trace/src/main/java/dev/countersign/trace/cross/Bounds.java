package dev.countersign.trace.cross;

/**
 * How far value is followed over bridges.
 *
 * @param confidence a crossing is followed that is at least as sure, above 0, up to 1
 * @param matches false to follow only what bridges say on both sides
 * @param depth over so many bridges in a row, 0 or more; 0 follows nothing
 */
public record Bounds(double confidence, boolean matches, int depth) {
  /** So many crossings at the most, the earliest first. */
  static final int MOST = 1_000;

  /** What serves most people. */
  public static final Bounds USUAL = new Bounds(0.9, true, 10);

  /** Checks the ranges. */
  public Bounds {
    if (!(confidence > 0 && confidence <= 1) || depth < 0) {
      throw new IllegalArgumentException("no such bounds: " + confidence + ", " + depth);
    }
  }
}
