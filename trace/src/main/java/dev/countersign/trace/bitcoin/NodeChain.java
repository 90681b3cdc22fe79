package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.EarlierOutputs;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import java.util.function.Function;

/** A chain of a node's blocks, whose earlier outputs the node is asked for. Used by one thread. */
public final class NodeChain {
  private final Chain chain;
  private final EarlierOutputs earlier;

  /** A chain that begins at a height. */
  public NodeChain(BitcoinNode node, long from) {
    this(node, from, any -> Optional.empty());
  }

  /**
   * A chain that goes on behind blocks that are kept elsewhere.
   *
   * @param kept knows unspent outputs of those, by outpoint; the node is asked for others
   */
  public NodeChain(BitcoinNode node, long from, Function<String, Optional<Coin>> kept) {
    this.earlier = new EarlierOutputs(node);
    this.chain =
        new Chain(
            node.network(),
            from,
            outpoint -> kept.apply(outpoint).or(() -> earlier.coin(outpoint)));
  }

  /**
   * Adds the next block.
   *
   * @throws NodeFault when the node does not tell what it spends
   * @throws UnreadableInput where it does not follow the last one, or spends what is not there
   */
  public void add(BitcoinBlock block) throws NodeFault {
    earlier.begin(block.hash());
    try {
      chain.add(block);
    } catch (UnreadableInput e) {
      if (earlier.fault().isPresent()) {
        throw earlier.fault().get();
      }
      throw e;
    }
  }

  /**
   * The chain of a node from a height to another one, both included.
   *
   * @throws NodeFault when the node does not answer, or does not have what they spend
   * @throws UnreadableInput where the blocks do not follow each other, as after a reorganisation:
   *     reading again helps
   */
  public static Chain read(BitcoinNode node, long from, long to) throws NodeFault {
    NodeChain chain = new NodeChain(node, from);
    for (long height = from; height <= to; height++) {
      chain.add(node.block(height));
    }
    return chain.chain();
  }

  /** What there is so far. */
  public Chain chain() {
    return chain;
  }
}
