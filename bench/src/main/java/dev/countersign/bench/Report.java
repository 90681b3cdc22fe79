package dev.countersign.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was asked and what was measured, as the rows of a table. */
final class Report {
  private final List<String> rows = new ArrayList<>();

  /** One that has to stay under a bound; beside it, how often it fits into that. */
  void under(String what, double asked, double measured, String unit) {
    row(
        what,
        number(asked) + " " + unit,
        number(measured) + " " + unit,
        String.format(Locale.ROOT, "%.1f ×", asked / measured));
  }

  /** One that nothing was asked of. */
  void told(String what, String measured) {
    row(what, "–", measured, "–");
  }

  /** One whose measure needs words. */
  void told(String what, String asked, String measured) {
    row(what, asked, measured, "–");
  }

  private void row(String what, String asked, String measured, String room) {
    rows.add("| " + what + " | " + asked + " | " + measured + " | " + room + " |");
    System.out.println(what + ": " + measured);
  }

  private static String number(double value) {
    return value >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  /** As it stands in the page of benchmarks. */
  @Override
  public String toString() {
    return "| What | Asked, under | Measured | Room |\n|---|---|---|---|\n"
        + String.join("\n", rows);
  }
}
