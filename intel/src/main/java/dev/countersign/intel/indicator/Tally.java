package dev.countersign.intel.indicator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much was read, and why the rest is not used. */
public final class Tally {
  private static final int MOST_REASONS = 50;
  private static final String OTHERS = "further reasons";

  private long read;
  private final SortedMap<String, Long> unused = new TreeMap<>();

  void took() {
    read++;
  }

  void left(String why) {
    String reason = unused.containsKey(why) || unused.size() < MOST_REASONS ? why : OTHERS;
    unused.merge(reason, 1L, Long::sum);
  }

  /** Indicators that were read. */
  public long read() {
    return read;
  }

  /** What is not used: why, and how many. */
  public SortedMap<String, Long> unused() {
    return Collections.unmodifiableSortedMap(unused);
  }

  /** How many are not used. */
  public long left() {
    return unused.values().stream().mapToLong(Long::longValue).sum();
  }
}
