package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides again on recorded facts, one after the other in the order in which they were decided.
 * Each policy has a history of its own, made of what it would have allowed itself, so that its
 * limits count what it would have let through and nothing else.
 *
 * <p>Approvals are those that were given. A policy that asks for more than were asked for then
 * shows a hold, with who would have been missing.
 */
public final class Replay {
  private final @Nullable PolicyJudge before;
  private final PolicyJudge after;
  private final MemoryHistory beforeHistory = new MemoryHistory();
  private final MemoryHistory afterHistory = new MemoryHistory();
  private final @Nullable String currency;
  private final SortedMap<Shift, Tally> shifts = new TreeMap<>();
  private final SortedMap<Difference, Long> differences = new TreeMap<>();
  private long total;

  private Replay(@Nullable Policy before, Policy after) {
    this.before = before == null ? null : new PolicyJudge(before);
    this.after = new PolicyJudge(after);
    this.currency = after.settings().currency();
  }

  /** Compares a policy with what was decided. */
  public static Replay of(Policy policy) {
    return new Replay(null, policy);
  }

  /** Compares two policies, each with its own history. */
  public static Replay between(Policy before, Policy after) {
    return new Replay(before, after);
  }

  /** All lines of a list that fits into memory. */
  public List<ReplayLine> all(Iterable<Recorded> recorded) {
    List<ReplayLine> lines = new ArrayList<>();
    recorded.forEach(each -> lines.add(next(each)));
    return lines;
  }

  /** Decides on the next one. */
  public ReplayLine next(Recorded recorded) {
    HistoryEntry entry = HistoryEntry.of(recorded.facts());
    PolicyJudge earlier = before;
    PolicyDecision beforeDecision =
        earlier == null ? null : decide(earlier, recorded, entry, beforeHistory);
    PolicyDecision afterDecision = decide(after, recorded, entry, afterHistory);
    Outcome was = beforeDecision == null ? recorded.decided() : beforeDecision.outcome();
    ReplayLine line = new ReplayLine(recorded, was, beforeDecision, afterDecision);
    total++;
    shifts.put(line.shift(), shifts.getOrDefault(line.shift(), Tally.none(currency)).plus(entry));
    line.differences().forEach(made -> differences.merge(made, 1L, Long::sum));
    return line;
  }

  /**
   * Decides on an earlier one that is not looked at itself, so that limits over a period count what
   * each policy would have let through before.
   */
  public void remember(Recorded earlier) {
    HistoryEntry entry = HistoryEntry.of(earlier.facts());
    if (before != null) {
      decide(before, earlier, entry, beforeHistory);
    }
    decide(after, earlier, entry, afterHistory);
  }

  /** What it comes to so far. */
  public ReplaySummary summary() {
    return new ReplaySummary(total, shifts, differences);
  }

  private static PolicyDecision decide(
      PolicyJudge judge, Recorded recorded, HistoryEntry entry, MemoryHistory history) {
    PolicyDecision decision = judge.decide(recorded.facts(), history);
    if (decision.outcome() == Outcome.ALLOW) {
      history.add(entry);
    }
    return decision;
  }
}
