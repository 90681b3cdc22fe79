package dev.countersign.trace.who;

/**
 * What an account seems to be by what it does.
 *
 * @param kind what it seems to be
 * @param service the account of the service it pays in to, for a deposit address; else its own
 * @param reason what that rests on, in words
 */
public record Inference(Kind kind, int service, String reason) {
  /** What can be seen by shape. */
  public enum Kind {
    /** Takes from many and gives to many. */
    SERVICE,
    /** Takes from customers and sends all of it on to a service. */
    DEPOSIT
  }
}
