package dev.countersign.cli.access;

import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.model.text.TextLines;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/**
 * A finding as text: the fact, what it rests on, what else could have caused it, what settles it.
 */
final class SightingText {
  private static final int MOST_EVENTS = 12;

  private SightingText() {}

  static String of(Sighting sighting, boolean colours) {
    TextLines text = new TextLines();
    text.append(severity(sighting.code().severity(), colours)).append("  ");
    text.paragraph(
        sighting.code().code()
            + "  "
            + sighting.person()
            + "  "
            + sighting.at()
            + (sighting.session().isEmpty() ? "" : "  session " + sighting.session()),
        10,
        10);
    text.append("  ");
    text.paragraph(sighting.sentence(), 2, 2);
    text.append("  It rests on:\n");
    sighting.events().stream().limit(MOST_EVENTS).forEach(note -> text.bullet("·", note(note), 4));
    int more = sighting.events().size() - MOST_EVENTS;
    if (more > 0) {
      text.append("    · and ").append(more).append(" more\n");
    }
    if (!sighting.innocent().isEmpty()) {
      text.bullet("?", "What else it could be: " + sighting.innocent());
    }
    if (!sighting.code().release().isEmpty()) {
      text.bullet("□", "What settles it: " + sighting.code().release());
    }
    return text.append('\n').toString();
  }

  private static String note(EventNote note) {
    return note.at()
        + "  "
        + note.action()
        + (note.ip() == null ? "" : "  from " + note.ip())
        + (note.session().isEmpty() ? "" : "  session " + note.session())
        + (note.userAgent().isEmpty() ? "" : "  with " + note.userAgent());
  }

  private static String severity(Severity severity, boolean colours) {
    String word = severity.name().toUpperCase(Locale.ROOT);
    String code =
        switch (severity) {
          case CRITICAL -> "41;97";
          case HIGH, MEDIUM -> "43;30";
          case LOW, INFO -> "42;30";
        };
    return colours
        ? "\u001b[1;" + code + "m " + word + " \u001b[0m"
        : word + " ".repeat(8 - word.length());
  }
}
