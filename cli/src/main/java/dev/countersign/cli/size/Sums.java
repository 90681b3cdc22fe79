package dev.countersign.cli.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The lines of one calculation, in the order in which they were written down. */
final class Sums {
  /**
   * A line.
   *
   * @param words what it tells
   * @param formula how it came about; empty for a remark
   * @param result null-free: {@code not told} where a constant is missing
   * @param amount the result
   */
  record Line(String words, String formula, String result, Amount amount) {}

  private static final Amount NOTHING = Amount.of(0);

  private final Constants constants;
  private final List<Line> lines = new ArrayList<>();

  Sums(Constants constants) {
    this.constants = constants;
  }

  Amount constant(String name) {
    return Amount.of(constants.of(name));
  }

  /** Writes a line down, and gives its result for later ones. */
  Amount line(String words, Amount amount, String unit) {
    String result =
        amount.value().isPresent()
            ? Amount.figure(amount.value().getAsDouble()) + (unit.isEmpty() ? "" : " " + unit)
            : "not told: " + String.join(", ", amount.missing()) + " not measured";
    lines.add(new Line(words, amount.text(), result, amount));
    return amount.named();
  }

  void remark(String words) {
    lines.add(new Line(words, "", "", NOTHING));
  }

  /** Says so where a constant is used for more than it was measured with. */
  void warnBeyond(String name, Amount used) {
    OptionalDouble most = constants.of(name).upTo();
    if (most.isPresent()
        && used.value().isPresent()
        && used.value().getAsDouble() > most.getAsDouble()) {
      remark(
          String.format(
              Locale.ROOT,
              "Mind: %s was measured up to %s; this is %s times that, so the line is drawn on",
              name,
              Amount.figure(most.getAsDouble()),
              Amount.figure(used.value().getAsDouble() / most.getAsDouble())));
    }
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }
}
