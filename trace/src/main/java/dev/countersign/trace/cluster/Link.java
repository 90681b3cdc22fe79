package dev.countersign.trace.cluster;

/**
 * Why two addresses are taken for one owner's.
 *
 * @param transaction that shows it; empty where it takes more than one
 * @param reason in words
 */
public record Link(String one, String other, Rule rule, String transaction, String reason) {
  /** The other end. */
  String opposite(String end) {
    return end.equals(one) ? other : one;
  }
}
