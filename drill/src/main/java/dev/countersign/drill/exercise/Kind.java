package dev.countersign.drill.exercise;

import java.util.Locale;

/** What is rehearsed. */
public enum Kind {
  /** Somebody offers a job, and wants something done first. */
  RECRUITER("a recruiter's message", true),
  /** A file comes along; it holds text and can do nothing. */
  TEST_FILE("a file to open", true),
  /** A form asks for what an employer knows already. */
  PAYROLL_FORM("a payroll form", true),
  /** Money must move at once. */
  URGENT_WIRE("an urgent payment", true),
  /** A link shows one name and leads to another. */
  LOOKALIKE_LINK("a look-alike link", true),
  /** Somebody calls or writes; a colleague plays them by a script, and nothing is sent. */
  SCRIPT("a call or a chat", false);

  private final String words;
  private final boolean mailed;

  Kind(String words, boolean mailed) {
    this.words = words;
    this.mailed = mailed;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** Whether it goes out as a mail. */
  public boolean mailed() {
    return mailed;
  }

  /** As templates and the database write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
