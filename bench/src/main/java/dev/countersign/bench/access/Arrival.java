package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import java.time.Instant;
import java.util.Comparator;

/**
 * An event as it comes in.
 *
 * @param order of being made, to tell apart what comes in at the same moment
 * @param theft the number of the theft that it belongs to; −1 for what is innocent
 */
public record Arrival(AccessEvent event, Instant arrived, long order, int theft)
    implements Comparable<Arrival> {
  private static final Comparator<Arrival> ORDER =
      Comparator.comparing(Arrival::arrived).thenComparingLong(Arrival::order);

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}
