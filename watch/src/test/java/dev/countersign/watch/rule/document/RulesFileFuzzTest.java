package dev.countersign.watch.rule.document;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.rules.yaml.Mistake;
import dev.countersign.watch.rule.Examples;
import java.nio.charset.StandardCharsets;

class RulesFileFuzzTest {
  private static final String HEAD =
      """
      watch: 1
      name: Fuzz
      currency: USD
      lists: { l: [x, y] }
      rules:
        - name: r
          sentence: "{wallet}"
      """;

  @FuzzTest(maxDuration = "10s")
  void readsAnyTextOrSaysWhereItIsWrong(byte[] input) {
    check(new String(input, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "10s")
  void readsAnyRuleOrSaysWhereItIsWrong(byte[] input) {
    check(HEAD + new String(input, StandardCharsets.UTF_8).indent(4));
  }

  private static void check(String text) {
    try {
      Examples.run(RulesFile.read(text));
    } catch (UnreadableRules unreadable) {
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
}
