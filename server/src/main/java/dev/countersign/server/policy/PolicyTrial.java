package dev.countersign.server.policy;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.replay.Replay;
import dev.countersign.gate.policy.replay.ReplayLine;
import dev.countersign.gate.policy.replay.ReplaySummary;
import java.util.ArrayList;
import java.util.List;

/** Tries a policy on what was decided in the past, beside the one in force. */
public final class PolicyTrial {
  private final Policies policies;
  private final PastDecisions past;

  /** Of that past. */
  public PolicyTrial(Policies policies, PastDecisions past) {
    this.policies = policies;
    this.past = past;
  }

  /** What came of it; the lines are those that would be decided otherwise. */
  public record Outcome(ReplaySummary summary, List<Line> changed) {
    /** Copies the list. */
    public Outcome {
      changed = List.copyOf(changed);
    }
  }

  /** A transfer that would be decided otherwise. */
  public record Line(String transfer, ReplayLine replayed) {}

  /**
   * Compares with the policy in force, each with a history of its own.
   *
   * @param most lines
   */
  public Outcome against(Policy policy, int most) {
    Replay replay = Replay.between(policies.inForce().judge().policy(), policy);
    List<Line> changed = new ArrayList<>();
    past.each(one -> {
      ReplayLine line = replay.next(one.recorded());
      if (line.isChanged() && changed.size() < most) {
        changed.add(new Line(one.transfer(), line));
      }
    });
    return new Outcome(replay.summary(), changed);
  }
}
