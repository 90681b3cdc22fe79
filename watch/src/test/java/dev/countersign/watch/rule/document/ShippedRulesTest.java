package dev.countersign.watch.rule.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.shape.ShapeKind;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {
  private final RuleBook book = RulesFile.read(RulesFile.shipped());

  @Test
  void everyExampleComesOutAsItSays() {
    assertThat(Examples.run(book)).isNotEmpty().allMatch(Examples.Result::isAsExpected);
  }

  @Test
  void everyRuleHasAnExampleThatAlerts() {
    for (Rule rule : book.rules()) {
      assertThat(rule.examples())
          .as(rule.name())
          .anyMatch(example -> !example.expected().isEmpty());
    }
  }

  @Test
  void everyShapeIsLookedFor() {
    Set<ShapeKind> kinds =
        book.rules().stream()
            .flatMap(rule -> rule.shape().stream())
            .map(shape -> shape.kind())
            .collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(ShapeKind.values());
  }
}
