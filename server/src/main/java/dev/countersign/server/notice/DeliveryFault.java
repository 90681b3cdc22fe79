package dev.countersign.server.notice;

import dev.countersign.chain.node.NodeFault;
import java.time.Duration;

/** A notice that could not be delivered; the message is a sentence without a secret. */
public final class DeliveryFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  private final Kind kind;
  private final int status;
  private final transient Duration rest;

  /** What it means for the next attempt. */
  public enum Kind {
    /** Nobody gets anything just now. */
    CHANNEL,
    /** This one did not get through; it is tried again. */
    NOW,
    /** It never will. */
    FOR_GOOD
  }

  /** One without an answer. */
  public DeliveryFault(Kind kind, String sentence) {
    this(kind, sentence, 0, Duration.ZERO);
  }

  /**
   * One with an answer.
   *
   * @param status as the protocol counts; 0 for none
   * @param rest how long the other side asks to be left alone; zero where it does not
   */
  public DeliveryFault(Kind kind, String sentence, int status, Duration rest) {
    super(NodeFault.printable(sentence, LONGEST), null, false, false);
    this.kind = kind;
    this.status = status;
    this.rest = rest;
  }

  /** What it means for the next attempt. */
  public Kind kind() {
    return kind;
  }

  /** What the other side answered, as the protocol counts; 0 for nothing. */
  public int status() {
    return status;
  }

  /** How long the other side asks to be left alone. */
  public Duration rest() {
    return rest;
  }

  /** What went wrong, without a secret. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
