package dev.countersign.gate.policy.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replay comes to.
 *
 * @param total how many decisions were looked at
 * @param shifts how many and how much by outcome before and after; shifts that did not occur lack
 * @param differences in how many decisions each of them made one; several may have in one decision
 */
public record ReplaySummary(
    long total, SortedMap<Shift, Tally> shifts, SortedMap<Difference, Long> differences) {
  /** Copies the maps. */
  public ReplaySummary {
    shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
    differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
  }

  /** How many have another outcome. */
  public long changed() {
    return shifts.entrySet().stream()
        .filter(each -> each.getKey().before() != each.getKey().after())
        .mapToLong(each -> each.getValue().count())
        .sum();
  }
}
