package dev.countersign.lure.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.rule.Rule.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule that comes with Countersign finds its examples, and not its counter-examples. */
class RuleExamplesTest {
  private static final Rules RULES = Rules.shipped();

  @TestFactory
  Stream<DynamicContainer> everyRule() {
    assertThat(RULES.all()).hasSizeGreaterThan(30);
    return RULES.all().stream()
        .map(rule ->
            DynamicContainer.dynamicContainer(
                rule.id(),
                Stream.concat(
                    rule.matching().stream()
                        .map(text ->
                            DynamicTest.dynamicTest(
                                "finds: " + text,
                                () -> assertThat(found(rule, text)).contains(rule.id()))),
                    rule.notMatching().stream()
                        .map(text ->
                            DynamicTest.dynamicTest(
                                "passes over: " + text,
                                () -> assertThat(found(rule, text)).doesNotContain(rule.id()))))));
  }

  private static List<String> found(Rule rule, String text) {
    Part part = rule.parts().contains(Part.TEXT) ? Part.TEXT : rule.parts().iterator().next();
    return RULES.find(part, text).stream().map(match -> match.rule().id()).toList();
  }
}
