package dev.countersign.server.access.pull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The way through pages that do not end: notices that it leads in a circle, with the memory of one
 * page, by meeting one that was kept at ever longer distances (Brent 1980), and how long it is.
 */
final class Trail {
  private @Nullable URI kept;
  private long steps;
  private long distance = 1;
  private int pages;

  /** Goes from one page to the next; true when that one was asked before on this way. */
  boolean circles(URI from, URI to) {
    if (kept == null) {
      kept = from;
    }
    if (to.equals(from) || to.equals(kept)) {
      return true;
    }
    pages++;
    steps++;
    if (steps == distance) {
      kept = to;
      distance *= 2;
      steps = 0;
    }
    return false;
  }

  /** How many pages it has. */
  int pages() {
    return pages;
  }

  /** It came to something. */
  void end() {
    kept = null;
    steps = 0;
    distance = 1;
    pages = 0;
  }
}
