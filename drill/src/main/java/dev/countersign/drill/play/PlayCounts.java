package dev.countersign.drill.play;

import java.util.Collection;

/**
 * How many. Both errors count: what is let through costs the money, and what is stopped for nothing
 * costs the readiness to stop.
 *
 * @param people different ones
 * @param twisted requests with which something was wrong, on which somebody decided
 * @param honest requests that were in order, on which somebody decided
 * @param undecided requests on which nobody decided while they were open
 */
public record PlayCounts(
    int people, int twisted, int wrongApprovals, int honest, int wrongRefusals, int undecided) {
  /** Of results. */
  public static PlayCounts of(Collection<PlayResult> results) {
    int twisted = 0;
    int honest = 0;
    int wrongApprovals = 0;
    int wrongRefusals = 0;
    for (PlayResult one : results) {
      if (one.decision() != null) {
        twisted += one.twist().honest() ? 0 : 1;
        honest += one.twist().honest() ? 1 : 0;
        wrongApprovals += one.wrongApproval() ? 1 : 0;
        wrongRefusals += one.wrongRefusal() ? 1 : 0;
      }
    }
    int people = Math.toIntExact(results.stream().map(PlayResult::person).distinct().count());
    return new PlayCounts(
        people, twisted, wrongApprovals, honest, wrongRefusals, results.size() - twisted - honest);
  }

  /** Tampered ones that were refused or reported. */
  public int rightRefusals() {
    return twisted - wrongApprovals;
  }

  /** Honest ones that were agreed to. */
  public int rightApprovals() {
    return honest - wrongRefusals;
  }
}
