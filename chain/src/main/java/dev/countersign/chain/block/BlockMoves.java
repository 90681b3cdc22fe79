package dev.countersign.chain.block;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * What a block moved.
 *
 * @param transactions in their order
 * @param made what the chain made: the part of the fees that is not burnt, to whoever made the
 *     block, then rewards, then withdrawals of validators. It counts at the block's end, whenever
 *     in the block it came
 * @param calls whether calls within transactions are among the moves; where the node serves none,
 *     coins that contracts sent on are missing
 */
public record BlockMoves(
    BlockHeader header, List<OfTransaction> transactions, List<AssetMove> made, boolean calls) {
  /**
   * What a transaction moved.
   *
   * @param sent as its sender made it
   * @param failed whether it was undone, and paid its fee alone
   * @param fee in wei: gas used at the price that was paid, burnt or not, and that of blobs
   * @param price in wei for each gas, as it was paid
   * @param moves calls in their order, then what contracts logged in its order; none where it
   *     failed
   * @param logs those that the reader was to keep as they are, in their order
   */
  public record OfTransaction(
      Bytes hash,
      Sent sent,
      boolean failed,
      BigInteger fee,
      BigInteger price,
      List<AssetMove> moves,
      List<BlockLog> logs) {
    /** Who paid the fee. */
    public Address payer() {
      return sent.from();
    }

    /** Keeps copies. */
    public OfTransaction {
      moves = List.copyOf(moves);
      logs = List.copyOf(logs);
    }
  }

  /** Keeps copies. */
  public BlockMoves {
    transactions = List.copyOf(transactions);
    made = List.copyOf(made);
  }
}
