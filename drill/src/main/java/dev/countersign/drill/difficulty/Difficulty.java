package dev.countersign.drill.difficulty;

import java.util.Locale;

/** How hard it is for people to see through a message; the hardest first. */
public enum Difficulty {
  /** Few cues, or a premise that fits well. */
  VERY("very difficult"),
  /** In between. */
  MODERATELY("moderately difficult"),
  /** The one field of the table in which the scale gives two ratings. */
  MODERATELY_TO_LEAST("moderately to least difficult"),
  /** Many cues, and a premise that hardly fits. */
  LEAST("least difficult");

  private final String words;

  Difficulty(String words) {
    this.words = words;
  }

  /** For a sentence, in the scale's own terms. */
  public String words() {
    return words;
  }

  /** As it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Difficulty of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
