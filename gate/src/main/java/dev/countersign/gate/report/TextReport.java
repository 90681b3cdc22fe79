package dev.countersign.gate.report;

import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.model.text.TextLines;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Verdict;
import java.util.List;

/**
 * The answer as text for a terminal: the verdict first, then why, what it would do, what would
 * release it, and the hashes to compare.
 */
public final class TextReport {
  private final boolean colour;

  /**
   * Text with or without colour.
   *
   * @param colour true to mark the verdict with ANSI colours; the words are the same
   */
  public TextReport(boolean colour) {
    this.colour = colour;
  }

  /** All reports, one below the other. */
  public String of(CheckResult result) {
    TextLines text = new TextLines();
    List<CheckReport> reports = result.reports();
    for (int i = 0; i < reports.size(); i++) {
      if (reports.size() > 1) {
        text.append("── Payload ").append(i + 1).append(" of ").append(reports.size());
        text.append(" ──\n\n");
      }
      report(text, reports.get(i));
      if (i + 1 < reports.size()) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private void report(TextLines text, CheckReport report) {
    text.banner(report.verdict().outcome(), colour);
    text.paragraph(report.summary(), 7, 7);
    findings(text, report.verdict());
    text.section("What it would do", !report.effects().isEmpty());
    for (EffectLine line : report.effects()) {
      text.bullet(mark(line.direction()), line.sentence());
    }
    if (report.verdict() instanceof Verdict.Hold hold) {
      text.section("What would release it", !hold.releases().isEmpty());
      hold.releases().forEach(release -> text.bullet("□", release));
    }
    text.section("Confirmations", !report.confirmations().isEmpty());
    report
        .confirmations()
        .forEach(line ->
            text.bullet(
                switch (line.status()) {
                  case BELONGS -> "✓";
                  case DOES_NOT_BELONG -> "✗";
                  case UNVERIFIED -> "?";
                },
                line.sentence()));
    hashes(text, report);
    text.section("Simulation", true);
    text.bullet("·", report.simulation().sentence());
  }

  private static void findings(TextLines text, Verdict verdict) {
    text.section("Why", !verdict.findings().isEmpty());
    for (Finding finding : verdict.findings()) {
      String mark =
          switch (finding.code().outcome()) {
            case DENY -> "✗";
            case HOLD -> "‖";
            case ALLOW -> "·";
          };
      text.bullet(mark, finding.sentence() + "  [" + finding.code().code() + "]");
    }
  }

  private static void hashes(TextLines text, CheckReport report) {
    text.section("Compare with the screen of the hardware wallet", !report.hashes().isEmpty());
    String last = "";
    for (CheckReport.HashLine line : report.hashes()) {
      String note = line.applies() ? line.note() : "Not this one: " + line.note();
      if (!note.equals(last) && !note.isEmpty()) {
        text.append("  ").append(note).append('\n');
        last = note;
      }
      text.append("    ").append(padded(line.name())).append(line.value().toHex()).append('\n');
    }
  }

  private static String mark(EffectLine.Direction direction) {
    return switch (direction) {
      case OUT -> "←";
      case IN -> "→";
      case CONTROL -> "!";
      case OTHER -> "·";
    };
  }

  private static String padded(String name) {
    return name.length() >= 14 ? name + "  " : name + " ".repeat(14 - name.length());
  }
}
