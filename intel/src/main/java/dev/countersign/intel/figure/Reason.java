package dev.countersign.intel.figure;

import java.util.Locale;

/** Why a published figure is not the sum of the entries. */
public enum Reason {
  /** The entries are fewer. */
  NAMED_ONLY("the entries are only thefts that somebody named in public with a date and an amount"),
  /** The published figure is more than or at least something. */
  BOUND("the published figure is a bound and no amount"),
  /** The published figure is about or nearly something. */
  ROUNDED("the published figure is rounded"),
  /** It counts more than what is certain. */
  SUSPECTED("it counts attacks that were suspected or still being looked into"),
  /** It counts other groups. */
  ACTORS("its publisher decides otherwise who belongs to the thieves"),
  /** Its dollars are of another day. */
  PRICES("its dollars are those of another day or another market"),
  /** Nobody can tell which thefts it counts. */
  PARTS_NOT_NAMED("its publisher does not say which thefts are in it"),
  /** Its publisher said another amount elsewhere. */
  AMOUNTS_DIFFER("its publisher gives another amount for a theft than the entry's source does"),
  /** It is older than the end of its span. */
  CUT_OFF("it was published before the time that it is said to cover was over");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** For people, to follow on "because". */
  public String words() {
    return words;
  }

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it can be why the entries come to more than what was published. */
  boolean canExplainMore() {
    return switch (this) {
      case PRICES, PARTS_NOT_NAMED, AMOUNTS_DIFFER, ACTORS, ROUNDED, CUT_OFF, BOUND -> true;
      case NAMED_ONLY, SUSPECTED -> false;
    };
  }

  /** Whether it can be why they come to less. */
  boolean canExplainLess() {
    return this != CUT_OFF;
  }

  /** Whether it can be true of a figure and of what was computed beside it. */
  boolean fits(Published published, int difference) {
    return switch (this) {
      case NAMED_ONLY -> difference > 0;
      case BOUND -> published.dollars().precision().isBound();
      case ROUNDED -> published.dollars().precision().isRounded();
      case CUT_OFF -> !published.source().published().last().isAfter(published.to());
      case SUSPECTED, ACTORS, PRICES, PARTS_NOT_NAMED, AMOUNTS_DIFFER -> true;
    };
  }
}
