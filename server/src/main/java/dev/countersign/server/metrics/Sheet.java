package dev.countersign.server.metrics;

/** Where figures are told. Names have dots; Prometheus shows them with underscores. */
public interface Sheet {
  /**
   * Tells what goes up and down.
   *
   * @param name such as {@code countersign.access.watch.behind}
   * @param help a sentence without a full stop
   * @param labels names and values in turn, the same names for all figures of a name
   */
  void gauge(String name, String help, double value, String... labels);

  /** Tells what only goes up, counted by whoever tells it; Prometheus adds {@code _total}. */
  void counter(String name, String help, long value, String... labels);
}
