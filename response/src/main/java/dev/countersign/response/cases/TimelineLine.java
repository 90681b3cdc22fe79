package dev.countersign.response.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * Something that happened, as a case's timeline tells it.
 *
 * @param key by which the same is told once, such as {@code journal/17}
 * @param mark how it is marked: deny, hold, allow or note
 * @param what in two or three words
 * @param words a sentence; may hold others' words
 * @param link where the console tells more; empty for nowhere
 */
public record TimelineLine(
    Instant at, Source source, String key, String mark, String what, String words, String link)
    implements Comparable<TimelineLine> {
  private static final Comparator<TimelineLine> ORDER =
      Comparator.comparing(TimelineLine::at)
          .thenComparing(TimelineLine::source)
          .thenComparingInt(one -> one.key().length())
          .thenComparing(TimelineLine::key);

  /** From where it is known, in the order of the theft, which orders what happened at once. */
  public enum Source {
    /** What people reported. */
    REPORT("reports"),
    /** Accounts, sessions and people. */
    ACCESS("accounts"),
    /** What was asked for and decided. */
    TRANSFER("transfers"),
    /** What moved. */
    CHAIN("chains"),
    /** What somebody had to hear of. */
    ALERT("alerts"),
    /** Where value went. */
    TRACE("traces"),
    /** Who was asked to freeze it. */
    FREEZE("requests to freeze"),
    /** What the company did about it. */
    CASE("case");

    private final String many;

    Source(String many) {
      this.many = many;
    }

    /** In words, for a filter. */
    public String many() {
      return many;
    }

    /** As it is sent. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(TimelineLine other) {
    return ORDER.compare(this, other);
  }
}
