package dev.countersign.chain.follow;

import dev.countersign.chain.block.ChainHeads;
import dev.countersign.chain.node.NodeFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks of a node are meant, all of which it has.
 *
 * @param from the first height, 0 or more
 * @param to the last one, not before the first
 * @param catchingUpTo where a node that is still catching up believes the chain to be
 */
public record ChainRange(long from, long to, Optional<Long> catchingUpTo) {
  /**
   * The blocks between two heights.
   *
   * @param to null for the node's newest block
   * @throws NodeFault when the node does not have them: it is behind, or its history begins later
   */
  public static ChainRange of(ChainHeads reader, long from, @Nullable Long to) throws NodeFault {
    long newest = reader.newest();
    Optional<Long> catchingUp = reader.catchingUpTo().filter(height -> height > newest);
    long last = to == null ? newest : to;
    if (Math.max(from, last) > newest) {
      throw ChainLoad.unusable(
          "the node is at block "
              + newest
              + catchingUp.map(height -> " and still catching up to " + height).orElse("")
              + "; block "
              + Math.max(from, last)
              + " is not there yet");
    }
    if (reader.header(from).isEmpty()) {
      throw ChainLoad.unusable(
          "the node has no block "
              + from
              + " though it is at "
              + newest
              + ": its history begins later");
    }
    return new ChainRange(from, last, catchingUp);
  }
}
