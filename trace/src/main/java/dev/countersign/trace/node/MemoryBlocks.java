package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks in memory. */
public final class MemoryBlocks implements BlockStore {
  private record Kept(BlockHeader header, List<Entry> entries, boolean calls) {}

  private final List<Kept> blocks = new ArrayList<>();

  @Override
  public Optional<BlockHeader> oldest() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getFirst().header);
  }

  @Override
  public Optional<BlockHeader> newest() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast().header);
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    int index = index(number);
    return index < 0 || index >= blocks.size()
        ? Optional.empty()
        : Optional.of(blocks.get(index).header);
  }

  @Override
  public void append(BlockHeader block, List<Entry> entries, boolean calls) {
    BlockHeader last = newest().orElse(null);
    if (last != null
        && (block.number() != last.number() + 1 || !block.parent().equals(last.hash()))) {
      throw new IllegalArgumentException("no block after " + last + ": " + block);
    }
    blocks.add(new Kept(block, List.copyOf(entries), calls));
  }

  @Override
  public void undoFrom(long number) {
    int index = index(number);
    if (index < blocks.size()) {
      blocks.subList(Math.max(index, 0), blocks.size()).clear();
    }
  }

  /** What the blocks moved, from a height on. */
  public List<Entry> entriesFrom(long number) {
    int first = Math.max(index(number), 0);
    return first >= blocks.size()
        ? List.of()
        : blocks.subList(first, blocks.size()).stream()
            .flatMap(one -> one.entries.stream())
            .toList();
  }

  /** Whether any block lacks the calls within its transactions. */
  public boolean lacksCalls() {
    return blocks.stream().anyMatch(one -> !one.calls);
  }

  /**
   * All blocks as a ledger.
   *
   * @param chain the chain that they are of (EIP-155)
   */
  public MemoryLedger ledger(long chain) {
    return MemoryLedger.of(new Asset.Native(chain), entriesFrom(0));
  }

  /** Where a height stands; may be outside of the list. */
  private int index(long number) {
    return blocks.isEmpty()
        ? 0
        : (int)
            Math.max(
                Integer.MIN_VALUE,
                Math.min(Integer.MAX_VALUE, number - blocks.getFirst().header.number()));
  }
}
