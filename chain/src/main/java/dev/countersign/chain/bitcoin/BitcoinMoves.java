package dev.countersign.chain.bitcoin;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a block of Bitcoin moved: each input is the output that it spends.
 *
 * @param transactions in their order, the first of which makes the reward
 */
public record BitcoinMoves(BlockHeader header, List<OfTransaction> transactions) {
  /**
   * What a transaction moved.
   *
   * @param txid as explorers show it
   * @param inputs what it spends; none where it makes the reward
   * @param outputs all of them, in their order
   * @param unsignedTxid the id without scripts in its inputs, by which it is known before it is
   *     signed
   */
  public record OfTransaction(
      String txid, List<Coin> inputs, List<Coin> outputs, String unsignedTxid) {
    /** One whose inputs carry no scripts. */
    public OfTransaction(String txid, List<Coin> inputs, List<Coin> outputs) {
      this(txid, inputs, outputs, txid);
    }

    /** Keeps copies. */
    public OfTransaction {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** Keeps a copy. */
  public BitcoinMoves {
    transactions = List.copyOf(transactions);
  }

  /**
   * Reads a block, and asks the node for what it spends.
   *
   * @throws NodeFault when the node does not answer, or does not know an output that is spent
   */
  public static BitcoinMoves read(BitcoinNode node, long height) throws NodeFault {
    BitcoinBlock block = node.block(height);
    EarlierOutputs earlier = new EarlierOutputs(node);
    earlier.begin(block.hash());
    Map<String, Coin> made = new HashMap<>();
    List<OfTransaction> transactions = new ArrayList<>();
    for (BitcoinTransaction one : block.transactions()) {
      List<Coin> inputs = new ArrayList<>();
      if (!one.isCoinbase()) {
        for (BitcoinTransaction.In input : one.inputs()) {
          Coin own = made.get(input.outpoint());
          inputs.add(own == null ? spent(earlier, input.outpoint()) : own);
        }
      }
      List<Coin> outputs = new ArrayList<>();
      for (int i = 0; i < one.outputs().size(); i++) {
        Coin coin = Coin.of(one, i, node.network());
        outputs.add(coin);
        made.put(coin.outpoint(), coin);
      }
      transactions.add(new OfTransaction(one.txid(), inputs, outputs, one.unsignedTxid()));
    }
    return new BitcoinMoves(
        new BlockHeader(
            height,
            Bytes.fromHex("0x" + block.hash(), "The hash of a block"),
            Bytes.fromHex("0x" + block.parent(), "The hash of a block"),
            block.time()),
        transactions);
  }

  private static Coin spent(EarlierOutputs earlier, String outpoint) throws NodeFault {
    Optional<Coin> coin = earlier.coin(outpoint);
    if (coin.isEmpty()) {
      throw earlier
          .fault()
          .orElseGet(() ->
              BitcoinNode.unusable("it does not know the output " + outpoint + ", which is spent"));
    }
    return coin.get();
  }
}
