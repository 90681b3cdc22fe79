package dev.countersign.scale.load;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What is loaded, in ranges that follow each other; tasks on other machines get it as it is. */
sealed interface Origin extends Serializable permits FileOrigin, NodeOrigin {
  /**
   * What a range has.
   *
   * @param mark tells what it was read from, so that it is not read again
   */
  record Content(List<Entry> entries, String mark) {}

  /** The ranges, the earliest first. */
  List<BlockRange> ranges();

  /**
   * Reads one.
   *
   * @throws UnreadableInput where it cannot be, however often it is tried
   * @throws NodeFault where it cannot be now
   */
  Content read(int range) throws NodeFault;

  /** Whether a range with that mark is what would be read now. */
  boolean isStill(int range, String mark) throws NodeFault;

  /**
   * Checks that ranges which different tasks read are parts of one whole.
   *
   * @param staged those that wait, with their marks
   * @throws UnreadableInput where they are not
   */
  void check(Map<BlockRange, String> staged);
}
