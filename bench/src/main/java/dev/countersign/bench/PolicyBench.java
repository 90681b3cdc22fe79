package dev.countersign.bench;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.decision.RuleOutcome;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.gate.policy.replay.Recorded;
import dev.countersign.gate.policy.replay.Replay;
import dev.countersign.gate.policy.replay.ReplaySummary;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions by a policy of 200 rules, and a replay of 1,000 transfers under two of them. */
@State(Scope.Thread)
public class PolicyBench {
  private static final int EARLIER = 5_000;
  private static final int REPLAYED = 1_000;

  private final Policy policy = PolicyFile.read(Policies.ofRules(200));
  private final Policy other = PolicyFile.read(Policies.ofRules(199));
  private final PolicyJudge judge = new PolicyJudge(policy);
  private final MemoryHistory history = new MemoryHistory();
  private final List<PolicyFacts> facts = new ArrayList<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private int next;

  /** Makes the facts, and sure that they are decided on as they must be. */
  @Setup
  public void make() {
    for (int i = 0; i < EARLIER; i++) {
      history.add(HistoryEntry.of(Policies.payment(i - EARLIER)));
    }
    for (int i = 0; i < REPLAYED; i++) {
      facts.add(Policies.payment(i));
      recorded.add(new Recorded(Policies.payment(i), Outcome.ALLOW));
    }
    for (int i = 0; i < 100; i++) {
      PolicyDecision decision = judge.decide(facts.get(i), history);
      boolean right =
          decision.outcome() == (i % 4 == 3 ? Outcome.HOLD : Outcome.ALLOW)
              && decision.rules().size() == 200
              && decision.rules().stream()
                  .noneMatch(each -> each.state() == RuleOutcome.State.UNDECIDED);
      if (!right) {
        throw new IllegalStateException(
            "the payment is not decided on as it must be: " + decision.verdict());
      }
    }
  }

  /** One decision: all 200 rules asked, and a reason for each. Asked: p99 under 100 µs. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public PolicyDecision decideBy200Rules() {
    next = (next + 1) % facts.size();
    return judge.decide(facts.get(next), history);
  }

  /** 1,000 transfers under two policies, each with its own history. Asked: under 10 s. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public ReplaySummary replay1000TransfersUnderTwoPolicies() {
    Replay replay = Replay.between(other, policy);
    recorded.forEach(replay::next);
    return replay.summary();
  }

  /** The document of 200 rules read, checked and prepared. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public Policy readTheDocument() {
    return PolicyFile.read(Policies.ofRules(200));
  }

  /** Facts to the canonical JSON of the journal and back. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public PolicyFacts factsThroughJson() {
    return FactsJson.read(FactsJson.write(facts.get(0)));
  }
}
