package dev.countersign.response.freeze;

import java.time.Instant;
import java.util.List;

/** Bounds of texts and lists, so that a request stays one that a person can read. */
final class Text {
  /** The most characters of a name, an address or a hash. */
  static final int LINE = 300;

  /** The most characters of a legal basis or a note. */
  static final int PARAGRAPHS = 5_000;

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Text() {}

  /**
   * Checks a text that must be there.
   *
   * @throws IllegalArgumentException with what is wrong when it is blank or longer
   */
  static void present(String text, String what, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    within(text, what, most);
  }

  /**
   * Checks a text that may be empty.
   *
   * @throws IllegalArgumentException with what is wrong when it is longer
   */
  static void within(String text, String what, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters; at most " + most + " are taken");
    }
  }

  /**
   * Checks the length of a list.
   *
   * @throws IllegalArgumentException with what is wrong when it is longer
   */
  static void within(List<?> list, String what, int most) {
    if (list.size() > most) {
      throw new IllegalArgumentException(
          list.size() + " " + what + " are too many; at most " + most + " are taken");
    }
  }

  /**
   * Checks that a time is one that documents can carry.
   *
   * @throws IllegalArgumentException with what is wrong when it is not of the years 1970 to 9999
   */
  static void within(Instant at, String what) {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new IllegalArgumentException(what + " is not of the years 1970 to 9999");
    }
  }
}
