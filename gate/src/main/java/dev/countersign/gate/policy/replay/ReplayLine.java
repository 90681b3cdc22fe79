package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.replay.Difference.Side;
import dev.countersign.model.verdict.Outcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One recorded decision, looked at again.
 *
 * @param before what was decided: by the earlier policy, or as recorded
 * @param beforeDecision the earlier policy's whole decision; null where only the outcome was
 *     recorded
 * @param after what the policy in question decides
 */
public record ReplayLine(
    Recorded recorded,
    Outcome before,
    @Nullable PolicyDecision beforeDecision,
    PolicyDecision after) {
  /** From what to what. */
  public Shift shift() {
    return new Shift(before, after.outcome());
  }

  /** Whether the outcome is another. */
  public boolean isChanged() {
    return before != after.outcome();
  }

  /** Why it was decided so before; none where that was not recorded. */
  public List<Reason> reasonsBefore() {
    return beforeDecision == null ? recorded.reasons() : Reason.of(beforeDecision);
  }

  /** Why it is decided so by the policy in question. */
  public List<Reason> reasonsAfter() {
    return Reason.of(after);
  }

  /**
   * What made the difference: where it got worse, what stops it now; where it got better, the rules
   * that stopped it before, or, where none did, those that allow it now.
   */
  public Set<Difference> differences() {
    Set<Difference> made = new TreeSet<>();
    if (!isChanged()) {
      return made;
    }
    boolean worse = after.outcome().compareTo(before) > 0;
    if (!worse) {
      reasonsBefore().stream()
          .filter(Reason::isOfRule)
          .forEach(reason -> made.add(difference(Side.BEFORE, reason)));
    }
    if (made.isEmpty()) {
      reasonsAfter().forEach(reason -> made.add(difference(Side.AFTER, reason)));
    }
    return made;
  }

  private Difference difference(Side side, Reason reason) {
    return new Difference(shift(), side, reason.code(), reason.rule(), reason.line());
  }
}
