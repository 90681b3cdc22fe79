package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Which positions a trace comes to; a ledger that has to fetch what stands there is told before.
 */
final class Reading {
  private final Ledger ledger;
  private final Upcoming upcoming = new Upcoming(this::expect);
  private final @Nullable Met met;
  private long lookedFrom = -1;

  Reading(Ledger ledger) {
    this.ledger = ledger;
    this.met = ledger.looksAhead() ? new Met() : null;
  }

  /** The next position; past the ledger's end for none. */
  long next() {
    long next = upcoming.take();
    if (met != null && next >>> 6 != lookedFrom) {
      lookedFrom = next >>> 6;
      upcoming.ahead(next);
    }
    return next;
  }

  private void expect(long first, long bits) {
    if (met != null) {
      ledger.expect(first, bits, met);
    }
  }

  void add(long position) {
    upcoming.add(position);
  }

  /** Notes where somebody's transactions go on. */
  void add(Followed one) {
    if (one.next() != Long.MAX_VALUE) {
      upcoming.add(one.next());
    }
  }

  /** Somebody is followed from here on. */
  void begin(Followed one) {
    if (met != null) {
      met.add(one.account(), one.asset());
    }
    add(one);
  }

  /** Somebody is followed no more. */
  void left(Followed one) {
    if (met != null) {
      met.remove(one.account(), one.asset());
    }
  }
}
