package dev.countersign.drill.evidence;

import java.util.Locale;

/** What is known of somebody and one exercise, besides whether they reported it. */
public enum Standing {
  /** They did nothing that would have been one's undoing. */
  NOTHING("nothing"),
  /** Something was pressed; by whom or what cannot be told. */
  NOT_KNOWN("it is not known who acted"),
  /** A hand pressed the button; whose, nobody has said. */
  PRESSED("somebody acted, it is not known who"),
  /** They acted: a hand pressed the button, and they said that it was theirs. */
  ACTED("acted");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** Whether it counts as their act. Nothing else does. */
  public boolean marked() {
    return this == ACTED;
  }

  /** After a press of the mail's page. */
  public Standing pressed(Judged judged) {
    return switch (judged) {
      case Judged.ByHand hand -> this == ACTED ? ACTED : PRESSED;
      case Judged.NotKnown unknown -> this == NOTHING ? NOT_KNOWN : this;
    };
  }

  /** After an answer to the question whether it was them; who takes it back has not acted. */
  public Standing answered(Judged judged, boolean own) {
    if (!own) {
      return this == NOTHING ? NOTHING : NOT_KNOWN;
    }
    return switch (judged) {
      case Judged.ByHand hand -> this == PRESSED ? ACTED : this;
      case Judged.NotKnown unknown -> this;
    };
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
  public static Standing of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
