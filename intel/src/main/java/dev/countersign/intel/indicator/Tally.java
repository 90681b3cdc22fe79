package dev.countersign.intel.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much was read, and why the rest is not used. */
public final class Tally {
  private static final int MOST_REASONS = 50;
  private static final String OTHERS = "further reasons";

  private static final int MOST_REVOKED = 100_000;

  private long read;
  private final List<String> revoked = new ArrayList<>();
  private final SortedMap<String, Long> unused = new TreeMap<>();

  void revoked(String id) {
    left("an indicator that was revoked");
    if (revoked.size() < MOST_REVOKED) {
      revoked.add(id);
    }
  }

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

  /** Ids of those that their source took back, at most 100,000 of them. */
  public List<String> revoked() {
    return Collections.unmodifiableList(revoked);
  }

  /** How many are not used. */
  public long left() {
    return unused.values().stream().mapToLong(Long::longValue).sum();
  }
}
