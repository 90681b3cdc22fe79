package dev.countersign.access.posture;

import java.util.Locale;

/** How far something is met. */
public enum State {
  /** It is as it should be. */
  MET("met"),
  /** Some of it is. */
  PARTLY("partly met"),
  /** It is not. */
  MISSING("missing"),
  /** What would have to be seen cannot be. */
  CANNOT_TELL("cannot be told");

  private final String words;

  State(String words) {
    this.words = words;
  }

  /** For a page. */
  public String words() {
    return words;
  }

  /** As JSON writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
