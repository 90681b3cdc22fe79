package dev.countersign.trace.graph;

import dev.countersign.trace.report.Dossier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The widest way over which stolen value came to an account: of all chains of steps, each after the
 * one before, the one whose smallest step is the largest; of several, that of fewest steps.
 *
 * @param steps numbers of the dossier's steps, from the theft on
 * @param narrowest what came through all of them at the most
 */
public record Way(List<Integer> steps, BigInteger narrowest) {
  /** Copies. */
  public Way {
    steps = List.copyOf(steps);
  }

  /** How value can have come to an account until now. */
  private record Reached(BigInteger narrowest, int length, int step, @Nullable Reached before) {
    boolean beats(@Nullable Reached other) {
      if (other == null) {
        return true;
      }
      int wider = narrowest.compareTo(other.narrowest);
      return wider > 0 || (wider == 0 && length < other.length);
    }
  }

  /**
   * The way to an account, on another chain as {@link Dossier#at} names it; nothing where none
   * leads there. It is found in one walk through the steps, since what leads on from a step is
   * behind it.
   */
  public static Optional<Way> to(Dossier dossier, String account) {
    Map<String, Reached> reached = new HashMap<>();
    for (int i = 0; i < dossier.steps().size(); i++) {
      Dossier.Step step = dossier.steps().get(i);
      String to = step.taker();
      if (to == null || to.equals(step.giver())) {
        continue;
      }
      Reached from =
          reached.computeIfAbsent(
              step.giver(), origin -> new Reached(dossier.stolen(), 0, -1, null));
      Reached next = new Reached(from.narrowest.min(step.value()), from.length + 1, i, from);
      if (next.beats(reached.get(to))) {
        reached.put(to, next);
      }
    }
    Reached end = reached.get(account);
    if (end == null || end.before == null) {
      return Optional.empty();
    }
    List<Integer> steps = new ArrayList<>();
    for (Reached at = end; at != null && at.before != null; at = at.before) {
      steps.add(at.step);
    }
    Collections.reverse(steps);
    return Optional.of(new Way(steps, end.narrowest));
  }
}
