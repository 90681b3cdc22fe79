package dev.countersign.watch.anomaly;

/** A movement of an account's history. */
final class Past {
  private final long block;
  private final long time;
  private final String counterparty;
  private final double value;
  private final double[] row;
  private final double score;

  /**
   * One that was seen.
   *
   * @param row its features, by their places
   * @param score 0 where it was not scored
   */
  Past(long block, long time, String counterparty, double value, double[] row, double score) {
    this.block = block;
    this.time = time;
    this.counterparty = counterparty;
    this.value = value;
    this.row = row;
    this.score = score;
  }

  long block() {
    return block;
  }

  long time() {
    return time;
  }

  String counterparty() {
    return counterparty;
  }

  double value() {
    return value;
  }

  double[] row() {
    return row;
  }

  double score() {
    return score;
  }
}
