package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.PayloadFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.quorum.Ballot;
import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by one policy. May be used from several threads at once.
 *
 * <p>Whoever lets something happen on an allow asks again in the transaction that records it, with
 * a history that nobody else can add to in between; an allow of an earlier moment is worth nothing.
 */
public final class PolicyJudge {
  private final Policy policy;
  private final RuleTest[] tests;
  private final Table.Asking asking;

  /** By that policy. */
  public PolicyJudge(Policy policy) {
    this.policy = policy;
    Table table = new Table();
    this.tests =
        policy.rules().stream().map(rule -> new RuleTest(rule, table)).toArray(RuleTest[]::new);
    this.asking = table.asking();
  }

  /** The policy. */
  public Policy policy() {
    return policy;
  }

  /**
   * Decides. Never throws for what the facts or the history lack: that is a deny.
   *
   * @param history what was countersigned before, this not included
   */
  public PolicyDecision decide(PolicyFacts facts, History history) {
    Answers answers = asking.about(new Situation(facts, history, policy.settings()));
    RuleOutcome[] outcomes = new RuleOutcome[tests.length];
    List<Quorum> quorums = new ArrayList<>();
    boolean secondDevice = false;
    Duration timeLock = Duration.ZERO;
    for (int i = 0; i < tests.length; i++) {
      RuleOutcome outcome = tests[i].of(answers);
      outcomes[i] = outcome;
      Rule rule = outcome.rule();
      if (outcome.state() == State.MATCHES && rule.then() != Then.DENY) {
        quorums.add(rule.approvals());
        secondDevice |= rule.secondDevice();
        Duration lock = rule.timeLock();
        timeLock = lock != null && lock.compareTo(timeLock) > 0 ? lock : timeLock;
      }
    }
    List<RuleOutcome> rules = List.of(outcomes);
    Standing approvals =
        Standing.of(
            Quorum.all(quorums), Ballot.count(facts.approvals(), terms(facts, secondDevice)));
    Instant notBefore = notBefore(facts, approvals, timeLock);
    Conclusion conclusion = new Conclusion(facts, rules);
    conclusion.ofReading();
    conclusion.ofRules();
    conclusion.ofDeadline();
    conclusion.ofApprovals(approvals);
    conclusion.ofTimeLock(notBefore);
    List<Finding> findings = conclusion.findings();
    return new PolicyDecision(
        policy.digest(),
        facts.now(),
        Verdict.of(findings),
        approvals,
        secondDevice,
        timeLock,
        notBefore,
        rules,
        conclusion.answered());
  }

  private Ballot.Terms terms(PolicyFacts facts, boolean secondDevice) {
    InitiatorFacts initiator = facts.initiator();
    PayloadFacts payload = facts.payload();
    Set<String> requesters = new HashSet<>();
    requesters.add(facts.intent().filedBy());
    if (initiator.kind() == InitiatorFacts.Kind.PERSON) {
      requesters.add(initiator.id());
    }
    String responsible = initiator.responsible();
    if (responsible != null) {
      requesters.add(responsible);
    }
    return new Ballot.Terms(
        payload == null ? null : payload.hash(),
        requesters,
        initiator.deviceKey(),
        facts.now(),
        policy.approvalsLast(),
        secondDevice);
  }

  /** Where nobody must agree, the waiting time runs from when it was filed. */
  private static @Nullable Instant notBefore(
      PolicyFacts facts, Standing approvals, Duration timeLock) {
    Instant completed = approvals.completedAt();
    if (completed == null || timeLock.isZero()) {
      return null;
    }
    Instant filed = facts.intent().filedAt();
    return (completed.isBefore(filed) ? filed : completed).plus(timeLock);
  }
}
