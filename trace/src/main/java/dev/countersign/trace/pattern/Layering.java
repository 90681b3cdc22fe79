package dev.countersign.trace.pattern;

import dev.countersign.trace.taint.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts that exchanged stolen value more than once, one asset for the next. */
final class Layering {
  private static final int OFTEN = 2;

  private Layering() {}

  static List<Pattern> find(Traced traced) {
    Map<Integer, List<Flow>> byAccount = new LinkedHashMap<>();
    for (Flow flow : traced.exchanged()) {
      byAccount.computeIfAbsent(flow.from(), any -> new ArrayList<>()).add(flow);
    }
    List<Pattern> found = new ArrayList<>();
    byAccount.forEach((account, flows) -> {
      long times = flows.stream().map(Flow::position).distinct().count();
      if (times >= OFTEN && isChain(flows)) {
        found.add(
            new Pattern(
                Pattern.Kind.LAYERING,
                traced.name(account)
                    + " exchanged stolen value "
                    + times
                    + " times, what it had got by one exchange in the next, within "
                    + Traced.span(
                        traced.time(flows.getLast().position())
                            - traced.time(flows.getFirst().position()))
                    + ".",
                Traced.positions(flows),
                List.of(account)));
      }
    });
    return found;
  }

  /** Something that was got by one exchange was given in a later one. */
  private static boolean isChain(List<Flow> flows) {
    Set<Integer> got = new LinkedHashSet<>();
    for (Flow flow : flows) {
      if (got.contains(flow.given())) {
        return true;
      }
      if (flow.to() == flow.from()) {
        got.add(flow.got());
      }
    }
    return false;
  }
}
