package dev.countersign.lure.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Projects in the manner of known campaigns are held or denied, and the place is told. */
class LuresTest {
  private static List<NodeLures.Lure> lures() {
    List<NodeLures.Lure> all = new ArrayList<>(NodeLures.all());
    all.addAll(PythonLures.all());
    all.addAll(ToolLures.all());
    return all;
  }

  @Test
  void thereAreFortyAndMore() {
    assertThat(lures()).hasSizeGreaterThanOrEqualTo(40);
  }

  @TestFactory
  Stream<DynamicTest> aLureIsHeldOrDenied() {
    return lures().stream()
        .map(lure ->
            DynamicTest.dynamicTest(
                lure.name(),
                () -> {
                  List<Finding> findings =
                      ProjectReading.read(lure.tree(), Budget.usual()).findings();
                  Outcome outcome = Verdict.of(findings).outcome();
                  assertThat(outcome).as("%s", findings).isGreaterThanOrEqualTo(lure.least());
                  assertThat(findings)
                      .filteredOn(finding -> finding.code().outcome() == outcome)
                      .extracting(finding -> finding.evidence().get("where"))
                      .anyMatch(where -> where.startsWith(lure.where() + ":"));
                }));
  }
}
