package dev.countersign.intel.source;

import java.util.Locale;

/** What a source says in front of a number. */
public enum Precision {
  /** Nothing. */
  STATED(""),
  /** About, approximately. */
  ABOUT("about "),
  /** Nearly, almost: it is a little less. */
  NEARLY("nearly "),
  /** More than, over: it is a bound. */
  MORE_THAN("more than "),
  /** At least: it is a bound. */
  AT_LEAST("at least ");

  private final String words;

  Precision(String words) {
    this.words = words;
  }

  /** To stand in front of a number. */
  public String words() {
    return words;
  }

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the number is only the least that it can be. */
  public boolean isBound() {
    return this == MORE_THAN || this == AT_LEAST;
  }

  /** Whether the number was rounded. */
  public boolean isRounded() {
    return this == ABOUT || this == NEARLY;
  }
}
