package dev.countersign.server.trace;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.node.BlockStore;
import dev.countersign.trace.node.MemoryBlocks;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Blocks that are held for one trace, which know whether those that came last can have moved its
 * value, and take no more room than there is.
 */
final class WatchedBlocks implements BlockStore {
  private final MemoryBlocks blocks = new MemoryBlocks();
  private final NavigableMap<Long, Long> sizes = new TreeMap<>();
  private final Room room;
  private Set<String> holders = Set.of();
  private boolean stale = true;

  WatchedBlocks(Room room) {
    this.room = room;
  }

  /** There is no room for the blocks that follow. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full(long most) {
      super("no room for more than " + most + " moves", null, false, false);
    }
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return blocks.oldest();
  }

  @Override
  public Optional<BlockHeader> newest() {
    return blocks.newest();
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    return blocks.at(number);
  }

  /**
   * Adds a block.
   *
   * @throws Full where there is no room for it
   */
  @Override
  public void append(BlockHeader block, List<Entry> entries, boolean calls) {
    long size = entries.stream().mapToLong(entry -> 1 + entry.moves().size()).sum();
    if (!room.take(size)) {
      throw new Full(room.most());
    }
    sizes.put(block.number(), size);
    blocks.append(block, entries, calls);
    stale = stale || entries.stream().anyMatch(this::touches);
  }

  @Override
  public void undoFrom(long number) {
    blocks.undoFrom(number);
    give(sizes.tailMap(number, true));
    stale = true;
  }

  /** The height of the last one; -1 where there is none. */
  long height() {
    return newest().map(BlockHeader::number).orElse(-1L);
  }

  /** Whether there may be another result than the last one. */
  boolean isStale() {
    return stale;
  }

  /** There may be another result, whatever the blocks say. */
  void setStale() {
    stale = true;
  }

  MemoryLedger ledger(long chain) {
    return blocks.ledger(chain);
  }

  Answer.Blocks read(long chain) {
    return new Answer.Blocks(
        chain, oldest().orElseThrow(), newest().orElseThrow(), !blocks.lacksCalls());
  }

  /** A result was made of all blocks that are here. */
  void looked(Answer answer) {
    Set<String> all = new HashSet<>();
    Ledger ledger = answer.ledger();
    for (Resting one : answer.trace().resting()) {
      if (one.place() == Place.HELD) {
        all.add(ledger.account(one.account()));
      }
    }
    own(answer.trace().source(), ledger, all);
    holders = all;
    stale = false;
  }

  /** Adds the accounts that the theft itself is told by. */
  private static void own(Source source, Ledger ledger, Set<String> all) {
    switch (source) {
      case Source.OfAccount theft -> all.add(ledger.account(theft.account()));
      case Source.OfAccounts theft ->
          theft.accounts().forEach(account -> all.add(ledger.account(account)));
      case Source.OfTransaction theft -> {}
      case Source.Bridged some -> some.theft().ifPresent(theft -> own(theft, ledger, all));
    }
  }

  private boolean touches(Entry entry) {
    return entry.payer().filter(holders::contains).isPresent()
        || entry.moves().stream()
            .anyMatch(move -> holders.contains(move.from()) || holders.contains(move.to()));
  }

  /** Gives all blocks up. */
  void clear() {
    blocks.undoFrom(0);
    give(sizes);
  }

  private void give(NavigableMap<Long, Long> gone) {
    room.give(gone.values().stream().mapToLong(Long::longValue).sum());
    gone.clear();
  }
}
