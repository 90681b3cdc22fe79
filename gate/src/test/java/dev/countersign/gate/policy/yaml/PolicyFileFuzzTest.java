package dev.countersign.gate.policy.yaml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.review.Examples;
import dev.countersign.gate.policy.review.Review;
import dev.countersign.rules.yaml.Mistake;
import java.nio.charset.StandardCharsets;

class PolicyFileFuzzTest {
  private static final String HEAD =
      """
      policy: 1
      name: Fuzz
      currency: USD
      groups: [a, b]
      lists: { l: [x, y] }
      governance: { default: { approvals: { a: 1 }, cooling-off: 24h } }
      """;

  @FuzzTest(maxDuration = "10s")
  void readsAnyTextOrSaysWhereItIsWrong(byte[] input) {
    try {
      review(PolicyFile.read(new String(input, StandardCharsets.UTF_8)));
    } catch (UnreadablePolicy expected) {
      requirePlaces(expected);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnyRuleOrSaysWhereItIsWrong(byte[] input) {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("%%", 2);
    String rule = parts[0];
    String example = parts.length == 2 ? parts[1] : "given: {}";
    try {
      review(
          PolicyFile.read(
              HEAD
                  + "rules:\n"
                  + "  - name: r\n    then: allow\n"
                  + rule.indent(4)
                  + "examples:\n"
                  + "  - name: e\n    expect: { verdict: deny }\n"
                  + example.indent(4)));
    } catch (UnreadablePolicy expected) {
      requirePlaces(expected);
    }
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnyExpressionOrSaysWhereItIsWrong(byte[] input) {
    String quoted = new String(input, StandardCharsets.UTF_8).replace("'", "''");
    try {
      review(
          PolicyFile.read(
              HEAD + "rules:\n  - name: r\n    then: allow\n    if: '" + quoted + "'\n"));
    } catch (UnreadablePolicy expected) {
      requirePlaces(expected);
    }
  }

  private static void review(Policy policy) {
    Review.of(policy, Examples.run(policy));
  }

  private static void requirePlaces(UnreadablePolicy unreadable) {
    if (unreadable.mistakes().isEmpty()) {
      throw new AssertionError("nothing is said to be wrong");
    }
    for (Mistake mistake : unreadable.mistakes()) {
      if (mistake.line() < 1 || mistake.column() < 1 || mistake.sentence().isBlank()) {
        throw new AssertionError("a mistake without a place or a sentence: " + mistake);
      }
    }
  }
}
