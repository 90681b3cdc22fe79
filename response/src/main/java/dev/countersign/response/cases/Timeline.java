package dev.countersign.response.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened, in order, each once: whichever store is asked first, the same lines come out in
 * the same order.
 *
 * @param lines the oldest first
 * @param left how many older ones were left out
 */
public record Timeline(List<TimelineLine> lines, int left) {
  /** The most lines. */
  public static final int MOST = 2_000;

  /** Copies. */
  public Timeline {
    lines = List.copyOf(lines);
  }

  /** Orders them, and tells what has the same key once. */
  public static Timeline of(Collection<TimelineLine> found) {
    List<TimelineLine> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    Map<String, TimelineLine> once = new LinkedHashMap<>();
    sorted.forEach(one -> once.putIfAbsent(one.key(), one));
    List<TimelineLine> all = List.copyOf(once.values());
    int left = Math.max(0, all.size() - MOST);
    return new Timeline(all.subList(left, all.size()), left);
  }
}
