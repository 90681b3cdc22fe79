package dev.countersign.trace.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Value between few stages. What goes round in a circle is taken out of it: that changes for no
 * stage how much more comes than goes.
 */
final class Currents {
  private final Map<Integer, Map<Integer, BigInteger>> out = new TreeMap<>();

  void add(int from, int to, BigInteger value) {
    if (from != to && value.signum() > 0) {
      out.computeIfAbsent(from, any -> new TreeMap<>()).merge(to, value, BigInteger::add);
    }
  }

  /** Takes all circles out. */
  void settle() {
    for (Optional<List<Integer>> circle = circle(); circle.isPresent(); circle = circle()) {
      List<Integer> round = circle.get();
      BigInteger least = null;
      for (int i = 0; i < round.size(); i++) {
        BigInteger value = value(round.get(i), round.get((i + 1) % round.size()));
        least = least == null ? value : least.min(value);
      }
      for (int i = 0; i < round.size() && least != null; i++) {
        int to = round.get((i + 1) % round.size());
        BigInteger rest = value(round.get(i), to).subtract(least);
        Map<Integer, BigInteger> row = out.getOrDefault(round.get(i), new TreeMap<>());
        if (rest.signum() == 0) {
          row.remove(to);
        } else {
          row.put(to, rest);
        }
      }
    }
  }

  List<Stages.Stream> streams() {
    List<Stages.Stream> streams = new ArrayList<>();
    out.forEach(
        (from, row) -> row.forEach((to, value) -> streams.add(new Stages.Stream(from, to, value))));
    return streams;
  }

  private BigInteger value(int from, int to) {
    return out.getOrDefault(from, Map.of()).getOrDefault(to, BigInteger.ZERO);
  }

  private Optional<List<Integer>> circle() {
    Set<Integer> done = new HashSet<>();
    for (int start : out.keySet()) {
      Optional<List<Integer>> found = circle(start, new ArrayList<>(), done);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<List<Integer>> circle(int at, List<Integer> way, Set<Integer> done) {
    int seen = way.indexOf(at);
    if (seen >= 0) {
      return Optional.of(List.copyOf(way.subList(seen, way.size())));
    }
    if (!done.add(at)) {
      return Optional.empty();
    }
    way.add(at);
    for (int next : out.getOrDefault(at, Map.of()).keySet()) {
      Optional<List<Integer>> found = circle(next, way, done);
      if (found.isPresent()) {
        return found;
      }
    }
    way.removeLast();
    return Optional.empty();
  }
}
