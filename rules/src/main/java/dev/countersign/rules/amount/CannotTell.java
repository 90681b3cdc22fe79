package dev.countersign.rules.amount;

/**
 * Something that a decision needs cannot be told: a missing fact, a stale price, amounts of
 * different assets. Whatever asked for it denies. Carries a sentence and no stack.
 */
public final class CannotTell extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what.
   *
   * @param sentence what cannot be told and why, without a full stop
   */
  public CannotTell(String sentence) {
    super(sentence, null, false, false);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
