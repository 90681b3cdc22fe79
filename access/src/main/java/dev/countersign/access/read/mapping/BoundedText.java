package dev.countersign.access.read.mapping;

/**
 * A text that can be looked at a certain number of times. A regular expression that tries without
 * end is ended by it, whatever the expression and the text are.
 */
final class BoundedText implements CharSequence {
  /** Looks at one character each. */
  private static final int MOST_LOOKS = 200_000;

  private final CharSequence text;
  private final int[] looks;

  private BoundedText(CharSequence text, int[] looks) {
    this.text = text;
    this.looks = looks;
  }

  static BoundedText of(String text) {
    return new BoundedText(text, new int[1]);
  }

  /** It was looked at too often. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("the expression tries too much", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MOST_LOOKS) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), looks);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
