package dev.countersign.watch.seen;

import dev.countersign.chain.block.BlockHeader;
import java.util.List;

/**
 * A block with all that watching needs of it.
 *
 * @param chain by EIP-155, or {@link Movement#BITCOIN}
 * @param movements of value, in their order
 * @param transactions in their order
 * @param logs those whose first topic is watched, in their order
 * @param calls whether coins that contracts sent on are among the movements; a node that tells no
 *     calls leaves them out
 */
public record SeenBlock(
    long chain,
    BlockHeader header,
    List<Movement> movements,
    List<SeenTransaction> transactions,
    List<SeenLog> logs,
    boolean calls) {
  /** Keeps copies. */
  public SeenBlock {
    movements = List.copyOf(movements);
    transactions = List.copyOf(transactions);
    logs = List.copyOf(logs);
  }
}
