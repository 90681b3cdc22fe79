package dev.countersign.trace.lead;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one account put into pools, or took out of them. */
final class PoolUser {
  private final Map<Integer, Integer> times = new HashMap<>();
  private final Map<Integer, List<Long>> positions = new HashMap<>();

  void add(int pool, Pool.Use use) {
    times.merge(pool, use.times(), Integer::sum);
    for (int i = 0; i < use.times(); i++) {
      positions.computeIfAbsent(pool, any -> new ArrayList<>()).add(use.position());
    }
  }

  /** How often in each pool. */
  Map<Integer, Integer> times() {
    return times;
  }

  /** The pools, the smallest number first. */
  SortedSet<Integer> pools() {
    return new TreeSet<>(positions.keySet());
  }

  int total() {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }

  long first() {
    return positions.values().stream().mapToLong(List::getFirst).min().orElseThrow();
  }

  /** The positions at one pool, in order. */
  List<Long> at(int pool) {
    return positions.getOrDefault(pool, List.of());
  }

  /** Whether each of what another takes out was put in before it. */
  boolean couldBe(PoolUser taker) {
    for (Map.Entry<Integer, List<Long>> taken : taker.positions.entrySet()) {
      List<Long> put = at(taken.getKey());
      for (int i = 0; i < taken.getValue().size(); i++) {
        if (i >= put.size() || put.get(i) >= taken.getValue().get(i)) {
          return false;
        }
      }
    }
    return true;
  }
}
