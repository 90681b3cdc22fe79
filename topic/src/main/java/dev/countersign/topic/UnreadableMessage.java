package dev.countersign.topic;

/** Bytes of a topic that are not what the topic is for. The message is a sentence for people. */
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public UnreadableMessage(String sentence) {
    super(sentence);
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
