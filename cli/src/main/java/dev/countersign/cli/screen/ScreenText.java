package dev.countersign.cli.screen;

import dev.countersign.intel.address.Form;
import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.Answer;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers for a person. */
final class ScreenText {
  private final boolean colours;
  private final StringBuilder out = new StringBuilder();

  ScreenText(boolean colours) {
    this.colours = colours;
  }

  String of(Screening screening, List<Answer> answers, Map<String, String> unreadable) {
    answers.forEach(this::answer);
    unreadable.keySet().forEach(address -> line("UNREADABLE  " + address));
    long clean =
        answers.stream().filter(answer -> answer.verdict().outcome() == Outcome.ALLOW).count();
    line(
        answers.size() == 1 && clean == 1
            ? "Nothing is known against it in what was asked."
            : String.format(
                Locale.ROOT,
                "%,d asked: %,d with something against them, %,d without, %,d unreadable",
                answers.size() + unreadable.size(),
                answers.size() - clean,
                clean,
                unreadable.size()));
    line("");
    lists(screening);
    return out.toString();
  }

  String lists(Screening screening) {
    line("Asked:");
    Instant now = Instant.now();
    for (Loaded list : screening.lists()) {
      line(
          "  "
              + list.version()
                  .map(version ->
                      String.format(
                              Locale.ROOT,
                              "%s: %s, %,d addresses, %s, %,d days old%s, sha256 %s",
                              list.id(),
                              list.title(),
                              version.entries(),
                              version.published().map(day -> "of " + day).orElse("without a day"),
                              version.age(now),
                              version.isStale(now) ? " (STALE)" : "",
                              version.brief())
                          + (version.source().licence().isEmpty()
                              ? ""
                              : ", " + version.source().licence()))
                  .orElse(list.id() + ": not in force"));
      if (!list.trouble().isEmpty()) {
        line("    REFUSED: " + list.trouble());
      }
    }
    for (Finding absent : screening.absent()) {
      line("Not asked: " + absent.sentence());
    }
    return out.toString();
  }

  private void answer(Answer answer) {
    Outcome outcome = answer.verdict().outcome();
    line(
        coloured(outcome, outcome == Outcome.ALLOW ? "nothing" : outcome.name())
            + "  "
            + shown(answer)
            + "  ("
            + answer.address().form().words()
            + ")");
    boolean mistyped =
        answer.address().form() == Form.ETHEREUM
            && !answer.address().checked()
            && answer.asked().chars().anyMatch(Character::isUpperCase)
            && answer.asked().chars().anyMatch(Character::isLowerCase)
            && !answer.asked().startsWith("0X");
    if (mistyped) {
      line("  Its EIP-55 checksum is wrong: a letter was changed, or its case was");
    }
    for (Entry hit : answer.hits()) {
      line("  " + hit.kind().word() + ": " + entry(hit));
      if (!hit.reference().isEmpty()) {
        line("    " + hit.reference());
      }
    }
    for (Finding finding : answer.verdict().findings()) {
      if (finding.code() == IntelFinding.ADDRESS_LOOKS_LIKE
          || finding.code() == IntelFinding.ADDRESS_EXPOSED) {
        line("  " + finding.code().code() + ": " + finding.sentence());
      }
    }
    if (outcome == Outcome.HOLD) {
      answer.verdict().findings().stream()
          .filter(finding -> finding.code().outcome() == Outcome.HOLD)
          .forEach(finding ->
              line("  Held for " + finding.code().code() + ": " + finding.code().release()));
    }
  }

  private static String shown(Answer answer) {
    return answer.address().form() == Form.ETHEREUM
        ? Address.of(answer.address().address()).toString()
        : answer.address().address();
  }

  private static String entry(Entry hit) {
    return hit.name()
        + "; "
        + hit.list()
        + (hit.id().isEmpty() ? "" : ", entry " + hit.id())
        + (hit.program().isEmpty() ? "" : ", " + hit.program())
        + hit.listed().map(day -> ", " + day).orElse("")
        + (hit.chain().isEmpty() ? "" : ", " + hit.chain())
        + (hit.licence().isEmpty() ? "" : "; " + hit.licence());
  }

  private String coloured(Outcome outcome, String word) {
    String colour =
        switch (outcome) {
          case DENY -> "31";
          case HOLD -> "33";
          case ALLOW -> "32";
        };
    return colours ? "\u001b[1;" + colour + "m" + word + "\u001b[0m" : word;
  }

  private void line(String text) {
    boolean ours = colours && text.startsWith("\u001b");
    out.append(ours ? safe(text) : Visible.of(text)).append('\n');
  }

  /** What stands behind the coloured word is from lists and may hold anything. */
  private static String safe(String text) {
    int end = text.indexOf("\u001b[0m") + 4;
    return text.substring(0, end) + Visible.of(text.substring(end));
  }
}
