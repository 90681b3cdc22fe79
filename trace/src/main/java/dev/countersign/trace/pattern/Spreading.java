package dev.countersign.trace.pattern;

import dev.countersign.trace.taint.Flow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One account gives to many, much or dust; many give to one. */
final class Spreading {
  private static final int MANY = 10;

  /** Less than this part of what was stolen is dust: a hundred-thousandth. */
  private static final BigInteger DUST = BigInteger.valueOf(100_000);

  private Spreading() {}

  static List<Pattern> find(Traced traced) {
    List<Pattern> found = new ArrayList<>();
    for (Map.Entry<Integer, List<Flow>> one : traced.given().entrySet()) {
      List<Flow> large = one.getValue().stream().filter(flow -> !isDust(flow, traced)).toList();
      List<Flow> dust = one.getValue().stream().filter(flow -> isDust(flow, traced)).toList();
      add(traced, Pattern.Kind.SPLIT, one.getKey(), large, Traced.takers(large), found);
      add(traced, Pattern.Kind.DUSTING, one.getKey(), dust, Traced.takers(dust), found);
    }
    for (Map.Entry<Integer, List<Flow>> one : traced.got().entrySet()) {
      if (!traced.isService(one.getKey())) {
        List<Flow> large = one.getValue().stream().filter(flow -> !isDust(flow, traced)).toList();
        add(traced, Pattern.Kind.GATHER, one.getKey(), large, Traced.givers(large), found);
      }
    }
    return found;
  }

  private static boolean isDust(Flow flow, Traced traced) {
    return flow.source().multiply(DUST).compareTo(traced.trace().stolen()) < 0;
  }

  private static void add(
      Traced traced,
      Pattern.Kind kind,
      int account,
      Collection<Flow> flows,
      Set<Integer> others,
      List<Pattern> found) {
    if (others.size() < MANY) {
      return;
    }
    List<Long> positions = Traced.positions(flows);
    long seconds = traced.time(positions.getLast()) - traced.time(positions.getFirst());
    found.add(
        new Pattern(
            kind,
            traced.name(account)
                + (kind == Pattern.Kind.GATHER ? " got from " : " gave to ")
                + others.size()
                + " accounts within "
                + Traced.span(seconds)
                + ", "
                + traced.value(flows)
                + " together.",
            positions,
            Traced.with(account, others)));
  }
}
