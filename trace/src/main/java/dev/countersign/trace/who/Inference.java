package dev.countersign.trace.who;

/**
 * What an account seems to be by what it does.
 *
 * @param kind what it seems to be
 * @param service the account of the service it pays in to, for a deposit address; else its own
 * @param reason what that rests on, in words
 */
public record Inference(Kind kind, int service, String reason) {
  /** How a label of a deposit address begins; the name of its service follows. */
  public static final String DEPOSIT_OF = "seems to be a deposit address of ";

  /** What can be seen by shape. */
  public enum Kind {
    /** Takes from many and gives to many. */
    SERVICE,
    /** Takes from customers and sends all of it on to a service. */
    DEPOSIT
  }
}
