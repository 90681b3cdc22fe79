package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Blocks in a ledger on disk. Some are gathered and written together; what a kill takes of those is
 * read again by the next load.
 */
public final class StoreBlocks implements BlockStore, StoredChain {
  /** So many transactions are gathered at the most, and so many blocks. */
  private static final int MOST_ENTRIES = 20_000;

  private static final int MOST_BLOCKS = 512;

  private final LedgerStore store;
  private final List<LedgerStore.Block> gathered = new ArrayList<>();
  private int entries;

  /** Blocks behind those that a store has. */
  public StoreBlocks(LedgerStore store) {
    this.store = store;
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return store
        .oldestBlock()
        .or(() ->
            gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.getFirst().header()));
  }

  @Override
  public Optional<BlockHeader> newest() {
    return gathered.isEmpty()
        ? store.blocks().map(blocks -> blocks.last())
        : Optional.of(gathered.getLast().header());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    if (gathered.isEmpty() || number < gathered.getFirst().header().number()) {
      return store.block(number);
    }
    long index = number - gathered.getFirst().header().number();
    return index < gathered.size()
        ? Optional.of(gathered.get((int) index).header())
        : Optional.empty();
  }

  @Override
  public void append(BlockHeader block, List<Entry> moved, boolean calls) {
    BlockHeader last = newest().orElse(null);
    if (last != null
        && (block.number() != last.number() + 1 || !block.parent().equals(last.hash()))) {
      throw new IllegalArgumentException("no block after " + last + ": " + block);
    }
    gathered.add(new LedgerStore.Block(block, List.copyOf(moved), calls));
    entries += moved.size();
    if (entries >= MOST_ENTRIES || gathered.size() >= MOST_BLOCKS) {
      flush();
    }
  }

  @Override
  public void undoFrom(long number) {
    flush();
    store.undoFrom(number);
  }

  @Override
  public void flush() {
    if (!gathered.isEmpty()) {
      store.appendBlocks(gathered);
      gathered.clear();
      entries = 0;
    }
  }
}
