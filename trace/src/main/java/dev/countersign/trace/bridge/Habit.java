package dev.countersign.trace.bridge;

import java.util.List;

/**
 * What is usual of a number, and how much it varies, from those that were seen. Most are near to
 * what is usual; some are anywhere, and are not impossible for that.
 *
 * @param usual the median
 * @param spread the median distance from it, as a standard deviation
 * @param width the whole range, over which the others are spread evenly
 */
record Habit(double usual, double spread, double width) {
  /** Of a normal distribution's values half are nearer to the mean than that many deviations. */
  private static final double MEDIAN_DISTANCE = 0.6745;

  /** So many are anywhere. */
  private static final double ANYWHERE = 0.05;

  /**
   * Learns from what was seen.
   *
   * @param seen at least one
   * @param least the smallest spread that is believed
   * @param width above zero
   */
  static Habit of(List<Double> seen, double least, double width) {
    double usual = median(seen);
    double distance = median(seen.stream().map(one -> Math.abs(one - usual)).toList());
    return new Habit(usual, Math.max(least, distance / MEDIAN_DISTANCE), width);
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  /** How unlikely a value is: the negative logarithm of its density. */
  double surprise(double value) {
    double deviations = (value - usual) / spread;
    double near = Math.exp(-deviations * deviations / 2) / (spread * Math.sqrt(2 * Math.PI));
    return -Math.log((1 - ANYWHERE) * near + ANYWHERE / width);
  }

  /** Whether a value is among most of them. */
  boolean isUsual(double value) {
    return Math.abs(value - usual) <= 4 * spread;
  }
}
