package dev.countersign.gate.policy.condition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Lists and spans of time in sentences. */
public final class Wording {
  private Wording() {}

  /** "a, b or c". */
  public static String or(Collection<String> words) {
    return joined(new ArrayList<>(words), " or ");
  }

  /** "a, b and c". */
  public static String and(Collection<String> words) {
    return joined(new ArrayList<>(words), " and ");
  }

  /**
   * "2 days", "1 day 12 hours", "90 seconds" as "1 minute 30 seconds"; parts of seconds dropped.
   */
  public static String span(Duration duration) {
    if (duration.isNegative()) {
      return "minus " + span(duration.negated());
    }
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDays(), "day");
    add(parts, duration.toHoursPart(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
  }

  /** "1 day", "2 days". */
  public static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Each word behind a prefix, in order, as one list with others. */
  static List<String> named(Collection<String> words, String prefix, Collection<String> before) {
    List<String> all = new ArrayList<>(before);
    new TreeSet<>(words).forEach(word -> all.add(prefix + word));
    return all;
  }

  private static void add(List<String> parts, long number, String what) {
    if (number != 0) {
      parts.add(count(number, what));
    }
  }

  private static String joined(List<String> words, String last) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + last + words.getLast();
  }
}
