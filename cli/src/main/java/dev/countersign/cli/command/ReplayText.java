package dev.countersign.cli.command;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.replay.Difference;
import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.gate.policy.replay.Reason;
import dev.countersign.gate.policy.replay.ReplayLine;
import dev.countersign.gate.policy.replay.ReplaySummary;
import dev.countersign.gate.policy.replay.ReplayWords;
import dev.countersign.gate.policy.replay.Shift;
import dev.countersign.gate.policy.replay.Tally;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay for people: how many came out otherwise, how much, by which rules, and which. */
final class ReplayText {
  /** How many transfers are shown one by one. */
  private static final int SHOWN = 50;

  private static final int REASONS = 3;

  private final Policy policy;
  private final String against;
  private final @Nullable Policy before;
  private final List<String> shown = new ArrayList<>();

  ReplayText(Policy policy, String against, @Nullable Policy before) {
    this.policy = policy;
    this.against = against;
    this.before = before;
  }

  /** Takes one that would be decided otherwise. */
  void changed(PastDecision past, ReplayLine line) {
    if (shown.size() >= SHOWN) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append("  ")
        .append(time(past.recorded().facts().now()))
        .append("  ")
        .append(line.shift())
        .append("  ")
        .append(ReplayWords.of(past.recorded().facts()))
        .append("\n    transfer ")
        .append(past.transfer())
        .append('\n');
    reasons(text, "before", line.reasonsBefore());
    reasons(text, "now", line.reasonsAfter());
    shown.add(text.toString());
  }

  private static void reasons(StringBuilder text, String when, List<Reason> reasons) {
    for (Reason reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
      text.append("    ")
          .append(when)
          .append(": ")
          .append(reason.sentence().replace('\n', ' '))
          .append('\n');
    }
    if (reasons.size() > REASONS) {
      text.append("    and ").append(reasons.size() - REASONS).append(" more reasons\n");
    }
  }

  /** All of it. */
  String of(ReplaySummary summary, @Nullable Instant since, long without) {
    StringBuilder text = new StringBuilder();
    text.append('"').append(policy.name()).append("\", ").append(policy.digest()).append('\n');
    text.append("  on ")
        .append(count(summary.total(), "transfer"))
        .append(since == null ? "" : " since " + time(since))
        .append(", beside ")
        .append(beside())
        .append('\n');
    if (without > 0) {
      text.append("  ")
          .append(count(without, "more transfer"))
          .append(" left out: nobody knows any more who asked\n");
    }
    long changed = summary.changed();
    text.append('\n')
        .append(changed == 0 ? "None is" : changed + (changed == 1 ? " is" : " are"))
        .append(" decided otherwise.\n");
    if (changed > 0) {
      shifts(text, summary.shifts());
      differences(text, summary.differences());
      text.append(changed > shown.size() ? "\nThe first " + shown.size() + ":\n" : "\nWhich:\n");
      shown.forEach(text::append);
    }
    return text.toString();
  }

  private String beside() {
    if (before == null) {
      return "what was decided then";
    }
    String which = against.equals("in-force") ? ", which is in force" : "";
    return "\"" + before.name() + "\", " + before.digest() + which;
  }

  private static void shifts(StringBuilder text, Map<Shift, Tally> shifts) {
    shifts.forEach((shift, tally) -> {
      String much = ReplayWords.of(tally);
      text.append(String.format(Locale.ROOT, "  %,7d  %-13s", tally.count(), shift))
          .append(shift.before() == shift.after() ? "  as before" : "")
          .append(much.isEmpty() ? "" : "  " + much)
          .append('\n');
    });
  }

  private static void differences(StringBuilder text, Map<Difference, Long> differences) {
    text.append("\nWhat makes the difference:\n");
    differences.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<Difference, Long> one) -> -one.getValue()))
        .forEach(one ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %,7d  %-13s  %s%n",
                    one.getValue(),
                    one.getKey().shift(),
                    ReplayWords.of(one.getKey()))));
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
        .withZone(policy.settings().zone())
        .format(at);
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
