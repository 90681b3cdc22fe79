package dev.countersign.cli.size;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a load needs, with its arithmetic.
 *
 * @param load in words
 * @param needs the answer in a few lines
 * @param parts the calculations behind it
 */
record Sized(String load, List<Need> needs, List<Part> parts) {
  /**
   * A calculation.
   *
   * @param title what is sized
   */
  record Part(String title, List<Sums.Line> lines) {}

  /**
   * A line of the answer.
   *
   * @param what such as {@code Servers}
   * @param amount how many; without a value where it cannot be told
   * @param unit what is counted
   */
  record Need(String what, Amount amount, String unit) {}

  Sized {
    needs = List.copyOf(needs);
    parts = List.copyOf(parts);
  }

  /** The constants whose absence leaves something untold. */
  SortedSet<String> missing() {
    SortedSet<String> all = new TreeSet<>();
    needs.forEach(need -> all.addAll(need.amount().missing()));
    parts.forEach(part -> part.lines().forEach(line -> all.addAll(line.amount().missing())));
    return all;
  }
}
