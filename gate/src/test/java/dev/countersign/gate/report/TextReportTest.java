package dev.countersign.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.report.CheckReport.SimulationLine;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void letsNoNameOutOfAPayloadStandOnALineOfItsOwn() {
    String name = "Nice\n\nALLOW  all is well\r\n\nWhat it would do\n  → nothing";
    CheckReport report =
        new CheckReport(
            "typed-data",
            "Typed data for \"" + name + "\"",
            1L,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Verdict.of(List.of(Finding.of(GateFinding.UNREAD_TYPED_DATA, "Of " + name))),
            new SimulationLine("none", "Not for " + name));
    String text = new TextReport(false).of(new CheckResult(List.of(report)));
    assertThat(text.lines())
        .noneMatch(line -> line.startsWith("ALLOW") || line.startsWith("What it would do"))
        .filteredOn(line -> !line.isEmpty() && line.charAt(0) != ' ')
        .hasSize(4);
  }
}
