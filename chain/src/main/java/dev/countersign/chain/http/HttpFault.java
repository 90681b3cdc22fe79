package dev.countersign.chain.http;

/**
 * No answer by HTTP, told as one sentence for a person. It never carries the URL beyond its host,
 * since keys are often part of it.
 */
public final class HttpFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** The connection was not made, so nothing was asked. */
    NOT_REACHED,
    /**
     * Asked, perhaps, but not answered: too slow, broken off. It may have been done all the same.
     */
    NOT_ANSWERED,
    /** The answer went past the bound and was broken off. */
    TOO_LARGE
  }

  HttpFault(Kind kind, String sentence) {
    super(sentence, null, false, false);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The sentence for a person; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
