package dev.countersign.cassandra;

import dev.countersign.trace.ledger.Entry;
import java.util.function.Consumer;

/** Knows what the blocks of a range moved: files, or a node. Several may be asked side by side. */
public interface RangeSource {
  /**
   * Tells all of a range.
   *
   * @param sink takes the entries, in the order of {@link Entry#ORDER}
   */
  void load(BlockRange range, Consumer<Entry> sink);
}
