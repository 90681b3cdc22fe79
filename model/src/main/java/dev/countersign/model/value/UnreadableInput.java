package dev.countersign.model.value;

/**
 * Input that cannot be read, told as one sentence for a person: what is wrong, where it is, and
 * what would be right. It never carries a secret and is never shown with a stack trace.
 */
public final class UnreadableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  /**
   * @param sentence what is wrong, where, and what would be right; cut at 400 characters
   */
  public UnreadableInput(String sentence) {
    super(bounded(sentence), null, false, false);
  }

  /** The sentence for a person; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  private static String bounded(String sentence) {
    StringBuilder clean = new StringBuilder(Math.min(sentence.length(), LONGEST));
    for (int i = 0; i < sentence.length() && clean.length() < LONGEST; i++) {
      char c = sentence.charAt(i);
      clean.append(Character.isISOControl(c) ? ' ' : c);
    }
    return clean.length() == LONGEST ? clean + "…" : clean.toString();
  }
}
