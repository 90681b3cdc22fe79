package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.watch.seen.SeenBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was followed, in memory; older headers than so many are forgotten. */
final class MemoryFollowed implements FollowedChain {
  private final List<SeenBlock> blocks = new ArrayList<>();
  private final int headers;
  private boolean full;

  MemoryFollowed(int headers) {
    this.headers = headers;
  }

  List<SeenBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** Nothing more can be kept. */
  void full(boolean full) {
    this.full = full;
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(blocks.get(Math.max(0, blocks.size() - headers)).header());
  }

  @Override
  public Optional<BlockHeader> newest() {
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast().header());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    return blocks.stream()
        .map(SeenBlock::header)
        .skip(Math.max(0, blocks.size() - headers))
        .filter(one -> one.number() == number)
        .findFirst();
  }

  @Override
  public void append(SeenBlock block) {
    if (full) {
      throw new IllegalStateException("no room");
    }
    BlockHeader last = newest().orElse(null);
    BlockHeader header = block.header();
    if (last != null
        && (header.number() != last.number() + 1 || !header.parent().equals(last.hash()))) {
      throw new IllegalArgumentException("no block after " + last + ": " + header);
    }
    blocks.add(block);
  }

  @Override
  public void undoFrom(long number) {
    blocks.removeIf(one -> one.header().number() >= number);
  }
}
