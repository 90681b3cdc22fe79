package dev.countersign.gate.report;

import dev.countersign.gate.report.CheckReport.EffectLine;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.util.List;

/**
 * The answer as text for a terminal: the verdict first, then why, what it would do, what would
 * release it, and the hashes to compare.
 */
public final class TextReport {
  private static final int WIDTH = 96;

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
    StringBuilder text = new StringBuilder();
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

  private void report(StringBuilder text, CheckReport report) {
    text.append(banner(report.verdict().outcome())).append("  ");
    paragraph(text, onOneLine(report.summary()), 7, 7);
    findings(text, report.verdict());
    section(text, "What it would do", !report.effects().isEmpty());
    for (EffectLine line : report.effects()) {
      bullet(text, mark(line.direction()), line.sentence());
    }
    if (report.verdict() instanceof Verdict.Hold hold) {
      section(text, "What would release it", !hold.releases().isEmpty());
      hold.releases().forEach(release -> bullet(text, "□", release));
    }
    section(text, "Confirmations", !report.confirmations().isEmpty());
    report
        .confirmations()
        .forEach(line ->
            bullet(
                text,
                switch (line.status()) {
                  case BELONGS -> "✓";
                  case DOES_NOT_BELONG -> "✗";
                  case UNVERIFIED -> "?";
                },
                line.sentence()));
    hashes(text, report);
    section(text, "Simulation", true);
    bullet(text, "·", report.simulation().sentence());
  }

  private static void findings(StringBuilder text, Verdict verdict) {
    section(text, "Why", !verdict.findings().isEmpty());
    for (Finding finding : verdict.findings()) {
      String mark =
          switch (finding.code().outcome()) {
            case DENY -> "✗";
            case HOLD -> "‖";
            case ALLOW -> "·";
          };
      bullet(text, mark, finding.sentence() + "  [" + finding.code().code() + "]");
    }
  }

  private static void hashes(StringBuilder text, CheckReport report) {
    section(text, "Compare with the screen of the hardware wallet", !report.hashes().isEmpty());
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

  private String banner(Outcome outcome) {
    String word =
        switch (outcome) {
          case ALLOW -> "ALLOW";
          case HOLD -> "HOLD ";
          case DENY -> "DENY ";
        };
    if (!colour) {
      return word;
    }
    String code =
        switch (outcome) {
          case ALLOW -> "42;30";
          case HOLD -> "43;30";
          case DENY -> "41;97";
        };
    return "\u001b[1;" + code + "m " + word.strip() + " \u001b[0m";
  }

  private static void section(StringBuilder text, String title, boolean shown) {
    if (shown) {
      text.append('\n').append(title).append('\n');
    }
  }

  private static void bullet(StringBuilder text, String mark, String sentence) {
    text.append("  ").append(mark).append(' ');
    String shown = onOneLine(sentence);
    String capital =
        shown.isEmpty() ? shown : Character.toUpperCase(shown.charAt(0)) + shown.substring(1);
    paragraph(text, capital, 4, 4);
  }

  /** A line of its own could pass for one of the report's. */
  private static String onOneLine(String sentence) {
    return Visible.of(sentence.replace('\n', ' '));
  }

  private static void paragraph(StringBuilder text, String words, int column, int indent) {
    int at = column;
    boolean first = true;
    for (String word : words.split(" ", -1)) {
      if (!first && at + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(indent));
        at = indent;
      } else if (!first) {
        text.append(' ');
        at++;
      }
      text.append(word);
      at += word.length();
      first = false;
    }
    text.append('\n');
  }

  private static String padded(String name) {
    return name.length() >= 14 ? name + "  " : name + " ".repeat(14 - name.length());
  }
}
