package dev.countersign.trace.store;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Logs of transactions that are there already: those that the store lacks are added to it, since
 * they change nothing that moved. Each write is whole; what a kill leaves out comes with the next
 * load of the same.
 */
final class LateLogs implements AutoCloseable {
  private static final int MOST = 10_000;

  private final Tables tables;
  private final StoreLedger there;
  private final Writes writes;

  LateLogs(Tables tables, StoreLedger there) {
    this.tables = tables;
    this.writes = tables.writes();
    this.there = there;
  }

  /**
   * What is known of a transaction's logs.
   *
   * @param position where it is
   * @throws UnreadableInput where the store has others in their place
   */
  void add(long position, Entry entry) {
    if (entry.logs().isEmpty()) {
      return;
    }
    List<BlockLog> all = new ArrayList<>(StoredLogs.at(there.reading(), position));
    int before = all.size();
    for (BlockLog one : entry.logs()) {
      if (!all.contains(one)) {
        if (all.stream().anyMatch(other -> other.index() == one.index())) {
          throw new UnreadableInput(
              "Transaction "
                  + entry.hash().toHex()
                  + " of block "
                  + entry.block()
                  + " is in the store with another log "
                  + one.index()
                  + ". What is in a store cannot be changed: load all files of the same blocks into"
                  + " a new one");
        }
        all.add(one);
      }
    }
    if (all.size() > before) {
      all.sort(Comparator.comparingLong(BlockLog::index));
      writes.put(Family.LOGS, Keys.ordered(position), StoredLogs.packed(all));
      if (writes.count() >= MOST) {
        flush();
      }
    }
  }

  /** All that was added is on the disk when this returns. */
  void flush() {
    if (writes.count() > 0) {
      tables.write(writes, true);
      writes.clear();
    }
  }

  @Override
  public void close() {
    writes.close();
  }
}
