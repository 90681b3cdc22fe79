package dev.countersign.trace.bridge;

import java.util.Optional;

/** What a bridge says that it took, or gave. Anybody may log the like: see {@link BridgeLogs}. */
public sealed interface Sighting {
  /** The bridge's name. */
  String bridge();

  /**
   * What both sides have in common, where the bridge says so: a transfer's number, a message's
   * hash.
   */
  Optional<String> link();

  /** Something was paid in. */
  record Left(String bridge, Departure departure, Optional<String> link) implements Sighting {}

  /** Something was paid out. */
  record Came(String bridge, Arrival arrival, Optional<String> link) implements Sighting {}
}
