package dev.countersign.gate.report;

import dev.countersign.model.verdict.Outcome;
import java.util.List;

/**
 * The answer: a report for each payload, in the order given.
 *
 * @param reports at least one
 */
public record CheckResult(List<CheckReport> reports) {
  /** Copies, and refuses an empty list. */
  public CheckResult {
    reports = List.copyOf(reports);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("an answer has at least one report");
    }
  }

  /** The worst outcome among the reports. */
  public Outcome outcome() {
    return reports.stream()
        .map(report -> report.verdict().outcome())
        .reduce(Outcome.ALLOW, Outcome::worse);
  }
}
