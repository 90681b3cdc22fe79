package dev.countersign.server.metrics;

/** A part of the server that tells figures just before somebody reads them. */
public interface Figures {
  /** Which part, in one word: it is a label where the figures could not be read. */
  String part();

  /**
   * Tells all of them as of now. What is not told this time is not shown any more.
   *
   * @throws RuntimeException when they cannot be read; then none of this part is shown
   */
  void tell(Sheet sheet);
}
