package dev.countersign.watch.seen;

import dev.countersign.chain.bitcoin.BitcoinMoves;
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
 * @param coins of Bitcoin: what each transaction spends and makes, in their order
 */
public record SeenBlock(
    long chain,
    BlockHeader header,
    List<Movement> movements,
    List<SeenTransaction> transactions,
    List<SeenLog> logs,
    boolean calls,
    List<BitcoinMoves.OfTransaction> coins) {
  /** Keeps copies. */
  public SeenBlock {
    movements = List.copyOf(movements);
    transactions = List.copyOf(transactions);
    logs = List.copyOf(logs);
    coins = List.copyOf(coins);
  }

  /** A block of a chain that has accounts and no coins. */
  public SeenBlock(
      long chain,
      BlockHeader header,
      List<Movement> movements,
      List<SeenTransaction> transactions,
      List<SeenLog> logs,
      boolean calls) {
    this(chain, header, movements, transactions, logs, calls, List.of());
  }
}
