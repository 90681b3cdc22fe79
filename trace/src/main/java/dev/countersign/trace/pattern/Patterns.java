package dev.countersign.trace.pattern;

import java.util.ArrayList;
import java.util.List;

/** Everything that is looked for. */
public final class Patterns {
  private Patterns() {}

  /** What there is, by kind; within a kind the largest or earliest first. */
  public static List<Pattern> find(Traced traced) {
    List<Pattern> found = new ArrayList<>(ShamSale.find(traced));
    found.addAll(Spreading.find(traced));
    found.addAll(PeelChain.find(traced));
    found.addAll(Layering.find(traced));
    found.addAll(Dormancy.find(traced));
    found.addAll(Mistakes.find(traced));
    found.addAll(WorkingHours.find(traced));
    return found;
  }
}
