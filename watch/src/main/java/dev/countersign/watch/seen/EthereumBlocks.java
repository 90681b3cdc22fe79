package dev.countersign.watch.seen;

import dev.countersign.chain.block.AssetMove;
import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.Sent;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Blocks of Ethereum-like chains on the scale of all chains. */
public final class EthereumBlocks {
  private EthereumBlocks() {}

  /**
   * A block as it is watched: what each transaction moved, then what the chain made, under the
   * block's own hash. Fees are no movements; each transaction says its own.
   *
   * @param chain by EIP-155
   */
  public static SeenBlock of(long chain, BlockMoves block) {
    List<Movement> movements = new ArrayList<>();
    List<SeenTransaction> transactions = new ArrayList<>();
    List<SeenLog> logs = new ArrayList<>();
    for (BlockMoves.OfTransaction one : block.transactions()) {
      transactions.add(of(one.hash(), one.sent(), one.fee(), one.failed()));
      for (AssetMove move : one.moves()) {
        movements.add(movement(chain, block, one.hash(), movements.size(), move));
      }
      for (BlockLog log : one.logs()) {
        logs.add(new SeenLog(one.hash(), log.index(), log.log()));
      }
    }
    for (AssetMove made : block.made()) {
      movements.add(movement(chain, block, block.header().hash(), movements.size(), made));
    }
    return new SeenBlock(chain, block.header(), movements, transactions, logs, block.calls());
  }

  /** A transaction that waits to be in a block. */
  public static SeenTransaction waiting(Bytes hash, Sent sent) {
    return of(hash, sent, BigInteger.ZERO, false);
  }

  private static SeenTransaction of(Bytes hash, Sent sent, BigInteger fee, boolean failed) {
    return new SeenTransaction(
        hash,
        sent.from().toHex(),
        sent.to().map(Address::toHex),
        sent.nonce(),
        sent.value(),
        sent.input(),
        fee,
        failed);
  }

  private static Movement movement(
      long chain, BlockMoves block, Bytes transaction, int index, AssetMove move) {
    return new Movement(
        chain,
        block.header().number(),
        block.header().time(),
        transaction,
        index,
        move.from().map(Address::toHex).orElse(Movement.CHAIN),
        move.to().toHex(),
        move.asset(),
        move.amount());
  }
}
