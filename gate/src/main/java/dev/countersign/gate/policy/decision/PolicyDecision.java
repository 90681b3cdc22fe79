package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision and why.
 *
 * @param policy the {@link dev.countersign.gate.policy.document.Policy#digest digest} of the policy
 *     that decided
 * @param at the moment that was decided for
 * @param verdict of the policy, which heeds the findings of the reading
 * @param approvals who must agree, who did, and who does not count
 * @param secondDevice whether whoever approves must confirm from a second device
 * @param timeLock how long to wait once everybody agreed; zero for not at all
 * @param notBefore when that is over; null as long as not everybody agreed, and without a lock
 * @param rules what came of each rule, in the order of the document
 * @param answered findings of the reading that hold nothing up any more once everybody agreed
 */
public record PolicyDecision(
    Bytes policy,
    Instant at,
    Verdict verdict,
    Standing approvals,
    boolean secondDevice,
    Duration timeLock,
    @Nullable Instant notBefore,
    List<RuleOutcome> rules,
    List<Answered> answered) {
  /** Copies the lists. */
  public PolicyDecision {
    rules = List.copyOf(rules);
    answered = List.copyOf(answered);
  }

  /** The verdict's outcome. */
  public Outcome outcome() {
    return verdict.outcome();
  }

  /** The rules that match, in the order of the document. */
  public List<RuleOutcome> matching() {
    return rules.stream().filter(RuleOutcome::matches).toList();
  }
}
