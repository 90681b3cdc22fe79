package dev.countersign.access.network;

import dev.countersign.access.event.Ip;

/** Knows networks by address. Safe for use by several threads. */
@FunctionalInterface
public interface NetworkDirectory {
  /** What is known of that address, if only the /24 or /48 that it stands in. */
  NetworkFacts of(Ip ip);
}
