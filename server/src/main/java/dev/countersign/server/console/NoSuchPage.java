package dev.countersign.server.console;

/** There is nothing at an address; the message is a sentence. */
public final class NoSuchPage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /** With its sentence. */
  public NoSuchPage(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** The sentence. */
  public String sentence() {
    return sentence;
  }
}
