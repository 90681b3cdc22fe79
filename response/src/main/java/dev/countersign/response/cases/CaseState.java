package dev.countersign.response.cases;

import java.util.Locale;

/** Where a case stands. */
public enum CaseState {
  /** More may be lost. */
  OPEN("open"),
  /** Somebody decided what keeps more from being lost. */
  CONTAINED("contained"),
  /** Two people agreed that it is over. */
  CLOSED("closed");

  private final String word;

  CaseState(String word) {
    this.word = word;
  }

  /** As it is stored, sent and shown. */
  public String word() {
    return word;
  }

  /**
   * The state of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CaseState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
