package dev.countersign.lure.project;

import dev.countersign.lure.code.Behaviour;
import java.util.regex.Pattern;

/**
 * Tells an argument that a formatter moved far to the right, under the bracket it belongs to, from
 * code that somebody hid there: in Python only, where no statement can begin so.
 */
final class Continued {
  private static final Pattern ACTS =
      Pattern.compile(
          "exec|eval|compile|__|getattr|open|urllib|requests|http|socket|subprocess|os\\.");

  private Continued() {}

  /** Whether the line is the rest of a call, and harmless in itself. */
  static boolean line(String text, String path, Behaviour hidden) {
    if (!path.endsWith(".py") || ACTS.matcher(hidden.words()).find()) {
      return false;
    }
    String[] lines = text.split("\n", hidden.line() + 1);
    if (hidden.line() < 2 || hidden.line() > lines.length) {
      return false;
    }
    String before = lines[hidden.line() - 2].stripTrailing();
    String line = lines[hidden.line() - 1].stripLeading();
    boolean begins = line.startsWith(hidden.words().strip());
    return begins
        && (before.endsWith(",")
            || before.endsWith("(")
            || before.endsWith("[")
            || before.endsWith("{"));
  }
}
