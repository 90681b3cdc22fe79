package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.verdict.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every payload of the corpus has the verdict and exactly the findings that it must have. */
class CorpusTest {
  private static final List<CorpusCase> CASES = CorpusCase.all();

  @TestFactory
  Stream<DynamicTest> judgesEachPayloadAsItMust() {
    return CASES.stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> judgesAsItMust(one)));
  }

  private static void judgesAsItMust(CorpusCase one) {
    CheckResult result = one.check();
    List<Finding> found =
        result.reports().stream().flatMap(r -> r.verdict().findings().stream()).toList();
    String sentences =
        found.stream()
            .map(f -> f.code().code() + ": " + f.sentence())
            .collect(Collectors.joining("\n"));
    assertThat(codes(found)).as(one.what() + "\n" + sentences).isEqualTo(one.findings());
    assertThat(result.outcome().name().toLowerCase(Locale.ROOT))
        .as(one.what() + "\n" + sentences)
        .isEqualTo(one.verdict());
  }

  @Test
  void producesEveryFindingOfTheCatalogue() {
    Set<String> produced = new TreeSet<>();
    CASES.forEach(one -> produced.addAll(one.findings()));
    assertThat(produced)
        .isEqualTo(
            Arrays.stream(GateFinding.values())
                .map(GateFinding::code)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void allowsWhatAnHonestDayBrings() {
    assertThat(CASES).filteredOn(one -> one.verdict().equals("allow")).hasSizeGreaterThan(12);
  }

  private static Set<String> codes(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.code().code())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
