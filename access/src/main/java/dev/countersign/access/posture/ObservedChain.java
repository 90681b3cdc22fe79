package dev.countersign.access.posture;

/**
 * A chain that a wallet is on.
 *
 * @param name such as "Ethereum"
 * @param nodes how many nodes of it answer
 * @param agreement what two of them say of one block
 */
public record ObservedChain(String name, int nodes, Agreement agreement) {
  /** What nodes say of one block. */
  public enum Agreement {
    /** There are no two that answered. */
    NOT_COMPARED,
    /** They say the same. */
    SAME,
    /** They do not. */
    DIFFERENT
  }
}
