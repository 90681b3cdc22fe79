package dev.countersign.drill.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What whoever played a call or a chat says came of it. */
public enum CallResult {
  /** They did not do it, and told somebody whose work that is. */
  REFUSED_AND_REPORTED("They refused, and reported it"),
  /** They did not do it: they asked back, hung up, or looked first. */
  REFUSED("They refused"),
  /** They did it, or said that they would. */
  ACTED("They did it, or would have"),
  /** There was no call. */
  NOT_REACHED("They were not reached"),
  /** It was begun and broken off, or not begun. */
  CALLED_OFF("It was called off");

  private final String words;

  CallResult(String words) {
    this.words = words;
  }

  /** For whoever chooses. */
  public String words() {
    return words;
  }

  /** Whether it was held: with another result it is as if there had been none. */
  public boolean held() {
    return this != NOT_REACHED && this != CALLED_OFF;
  }

  /**
   * What is known by it. One person's word marks nobody: that they acted is known once they say so
   * themselves ({@code docs/decisions/0042-calls.md}).
   */
  public Standing standing() {
    return this == ACTED ? Standing.PRESSED : Standing.NOTHING;
  }

  /** As forms and the journal write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<CallResult> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
