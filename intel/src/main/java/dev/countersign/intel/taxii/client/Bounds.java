package dev.countersign.intel.taxii.client;

import java.time.Duration;

/**
 * How much is taken from a server at the most.
 *
 * @param pageBytes bytes of one answer
 * @param bytes of all answers of a collection
 * @param objects of a collection
 * @param pages of a collection
 * @param limit the objects that a page is asked for
 * @param answer how long one answer may take
 * @param time how long a collection may take
 */
public record Bounds(
    long pageBytes,
    long bytes,
    long objects,
    int pages,
    int limit,
    Duration answer,
    Duration time) {
  /** What is usual: 2 GiB, 2 million objects, an hour. */
  public static final Bounds USUAL =
      new Bounds(
          32L << 20, 2L << 30, 2_000_000, 100_000, 500, Duration.ofMinutes(1), Duration.ofHours(1));

  /** The same with pages of so many objects. */
  public Bounds withLimit(int objectsOfPage) {
    return new Bounds(pageBytes, bytes, objects, pages, objectsOfPage, answer, time);
  }
}
