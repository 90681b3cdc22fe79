package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;

/** A chain of a node's blocks, whose earlier outputs the node is asked for. Used by one thread. */
public final class NodeChain {
  private final Chain chain;
  private final EarlierOutputs earlier;

  /** A chain that begins at a height. */
  public NodeChain(BitcoinNode node, long from) {
    this.earlier = new EarlierOutputs(node);
    this.chain = new Chain(node.network(), from, earlier::coin);
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

  /** What there is so far. */
  public Chain chain() {
    return chain;
  }
}
