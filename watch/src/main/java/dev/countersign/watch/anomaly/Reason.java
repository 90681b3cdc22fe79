package dev.countersign.watch.anomaly;

/**
 * One of the things that made a movement unusual.
 *
 * @param share of the score that is due to it, 0 to 1
 * @param value as a person reads it
 * @param median of the account's history, likewise
 * @param low below which a tenth of the history lies
 * @param high above which a tenth of the history lies
 */
public record Reason(
    Feature feature, double share, String value, String median, String low, String high) {
  /** In words, beside what is usual. */
  public String sentence() {
    return "%s is %s, usually %s (%s to %s)".formatted(feature.words(), value, median, low, high);
  }
}
