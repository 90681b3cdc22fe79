package dev.countersign.trace.report;

import dev.countersign.trace.pattern.Pattern;
import java.util.List;
import java.util.stream.Stream;

/** The patterns of a trace on a terminal, with the transaction to look at first. */
final class PatternText {
  /** So many of each kind; --json has all. */
  private static final int MOST = 3;

  private PatternText() {}

  static String of(Answer answer) {
    return part(answer, false, "What launderers do, as reasons to look and not as proof")
        + part(answer, true, "What may help to find out who it was");
  }

  private static String part(Answer answer, boolean mistakes, String heading) {
    StringBuilder text = new StringBuilder();
    Stream.of(Pattern.Kind.values())
        .filter(kind -> kind.isMistake() == mistakes)
        .forEach(kind -> kind(answer, kind, text));
    return text.isEmpty() ? "" : "\n" + heading + ":\n" + text;
  }

  private static void kind(Answer answer, Pattern.Kind kind, StringBuilder text) {
    List<Pattern> found =
        answer.remarks().patterns().stream().filter(one -> one.kind() == kind).toList();
    found.stream().limit(MOST).forEach(one -> line(answer, one, text));
    if (found.size() > MOST) {
      text.append("  ")
          .append(kind.title())
          .append(": and ")
          .append(found.size() - MOST)
          .append(" more (--json lists all)\n");
    }
  }

  private static void line(Answer answer, Pattern one, StringBuilder text) {
    text.append("  ")
        .append(one.kind().title())
        .append(": ")
        .append(TextAnswer.brief(one.reason()));
    int others = one.transactions().size() - 1;
    if (others >= 0) {
      text.append(" See ")
          .append(answer.id(answer.transaction(one.transactions().getFirst())))
          .append(others > 0 ? " and " + others + " more" : "")
          .append('.');
    }
    text.append('\n');
  }
}
