package dev.countersign.lure.triage;

import dev.countersign.model.text.TextLines;
import dev.countersign.model.verdict.Finding;
import java.util.Map;

/**
 * The answer as text for a terminal: the verdict, why, what to do, what was looked at. Links and
 * addresses are defanged: nobody clicks on one by accident.
 */
public final class AnswerText {
  private static final int MOST_PARTS = 40;
  private static final int MOST_FINDINGS = 12;
  private static final int MOST_INDICATORS = 30;

  private final boolean colour;

  /**
   * Text with or without colour.
   *
   * @param colour true to mark the verdict with ANSI colours; the words are the same
   */
  public AnswerText(boolean colour) {
    this.colour = colour;
  }

  /** The whole answer. */
  public String of(Answer answer) {
    TextLines text = new TextLines();
    text.banner(answer.verdict().outcome(), colour);
    text.paragraph(Defanged.text(Wording.headline(answer)), 7, 7);
    text.section("Why", true);
    answer.why().forEach(sentence -> text.bullet(mark(answer), Defanged.text(sentence)));
    text.section("What to do", true);
    answer.todo().forEach(sentence -> text.bullet("□", Defanged.text(sentence)));
    text.section("What was looked at", true);
    answer.parts().stream().limit(MOST_PARTS).forEach(part -> part(text, part));
    more(text, answer.parts().size() - MOST_PARTS, "parts", 2);
    text.section("What could not be read", !answer.unread().isEmpty());
    answer.unread().forEach(sentence -> text.bullet("?", Defanged.text(sentence)));
    text.section("How to recognise it", !answer.indicators().isEmpty());
    answer.indicators().stream()
        .limit(MOST_INDICATORS)
        .forEach(one ->
            text.paragraph("  " + Wording.kind(one.kind()) + " " + Defanged.value(one), 0, 4));
    more(text, answer.indicators().size() - MOST_INDICATORS, "marks", 2);
    return text.toString();
  }

  private static void part(TextLines text, Part part) {
    text.append("  ▸ ");
    text.paragraph(part.name() + " (" + part.kind() + ")", 4, 4);
    if (part.findings().isEmpty()) {
      text.bullet("·", "Nothing was found in it", 4);
    }
    part.findings().stream().limit(MOST_FINDINGS).forEach(finding -> finding(text, finding));
    more(text, part.findings().size() - MOST_FINDINGS, "findings", 4);
  }

  private static void more(TextLines text, int left, String what, int column) {
    if (left > 0) {
      text.bullet("·", "and " + left + " more " + what + "; the answer in JSON has all", column);
    }
  }

  private static void finding(TextLines text, Finding finding) {
    String mark =
        switch (finding.code().outcome()) {
          case DENY -> "✗";
          case HOLD -> "‖";
          case ALLOW -> "·";
        };
    text.bullet(mark, Defanged.text(finding.sentence()) + "  [" + finding.code().code() + "]", 4);
    String resting = restsOn(finding.evidence());
    if (!resting.isEmpty()) {
      text.append("      ");
      text.paragraph(resting, 6, 6);
    }
  }

  private static String restsOn(Map<String, String> evidence) {
    StringBuilder out = new StringBuilder();
    String words = evidence.getOrDefault("words", "");
    String where = evidence.getOrDefault("where", "");
    if (!words.isEmpty()) {
      out.append('“').append(Defanged.text(words)).append('”');
    }
    if (!where.isEmpty()) {
      out.append(out.isEmpty() ? "" : ", ").append(where);
    }
    String sure = evidence.getOrDefault("sure", "");
    if (!sure.isEmpty()) {
      out.append(out.isEmpty() ? "" : ", ").append(sure);
    }
    return out.toString();
  }

  private static String mark(Answer answer) {
    return switch (answer.verdict().outcome()) {
      case DENY -> "✗";
      case HOLD -> "‖";
      case ALLOW -> "·";
    };
  }
}
