package dev.countersign.server.page;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.replay.Reason;
import dev.countersign.gate.policy.replay.ReplayWords;
import dev.countersign.gate.policy.review.ExampleResult;
import dev.countersign.gate.policy.review.Examples;
import dev.countersign.gate.policy.review.Review;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.gate.policy.yaml.UnreadablePolicy;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.page.PolicyAnswer.ChangedLine;
import dev.countersign.server.page.PolicyAnswer.ExampleLine;
import dev.countersign.server.page.PolicyAnswer.ShiftLine;
import dev.countersign.server.policy.PolicyTrial;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says of a policy what is wrong, what its examples say, and what it would have decided. */
public final class PolicyAnswers {
  private static final int MOST = 200;

  private PolicyAnswers() {}

  /** Of a document. */
  public static PolicyAnswer of(String document, PolicyTrial trial) {
    Policy policy;
    try {
      policy = PolicyFile.read(document);
    } catch (UnreadablePolicy e) {
      return new PolicyAnswer(
          e.mistakes().stream().map(Mistake::toString).toList(),
          List.of(),
          List.of(),
          0,
          0,
          List.of(),
          List.of(),
          List.of());
    }
    List<ExampleResult> examples = Examples.run(policy);
    PolicyTrial.Outcome outcome = trial.against(policy, MOST);
    return new PolicyAnswer(
        List.of(),
        examples.stream().map(PolicyAnswers::example).toList(),
        Review.of(policy, examples).stream().map(Object::toString).toList(),
        outcome.summary().total(),
        outcome.summary().changed(),
        outcome.summary().shifts().entrySet().stream()
            .filter(one -> one.getKey().before() != one.getKey().after())
            .map(one ->
                new ShiftLine(
                    word(one.getKey().before()),
                    word(one.getKey().after()),
                    one.getValue().count(),
                    ReplayWords.of(one.getValue())))
            .toList(),
        outcome.summary().differences().entrySet().stream()
            .sorted(Comparator.comparingLong(one -> -one.getValue()))
            .map(one -> one.getValue() + ": " + ReplayWords.of(one.getKey()))
            .toList(),
        outcome.changed().stream().map(PolicyAnswers::line).toList());
  }

  private static ExampleLine example(ExampleResult result) {
    return new ExampleLine(
        result.isAsExpected(),
        result.example().name()
            + (result.isAsExpected() ? "" : ": " + String.join(" ", result.differences())));
  }

  private static ChangedLine line(PolicyTrial.Line line) {
    return new ChangedLine(
        line.transfer(),
        ReplayWords.of(line.replayed().recorded().facts()),
        word(line.replayed().before()),
        word(line.replayed().after().outcome()),
        line.replayed().reasonsAfter().stream().map(Reason::sentence).findFirst().orElse(""));
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
