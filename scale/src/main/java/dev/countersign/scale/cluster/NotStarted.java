package dev.countersign.scale.cluster;

/** A part of the cluster did not come up; the message is for people. */
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public NotStarted(String sentence) {
    super(sentence);
  }
}
