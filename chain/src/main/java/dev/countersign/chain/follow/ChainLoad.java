package dev.countersign.chain.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import java.util.Optional;

/**
 * Brings a store up to a node's chain, from where it stands. Every block must follow the one before
 * it; where the chain was reorganised, what it gave up is undone back to the last block that both
 * have. A node that is behind, or on a chain that has none of the stored blocks, changes nothing.
 */
public final class ChainLoad {
  /** So often may a node change its mind during one load. */
  private static final int SETBACKS = 20;

  /** Deeper than any chain was ever reorganised. */
  private static final int DEEPEST = 10_000;

  /** Is told what a load does to the store, when it has done it. */
  public interface Listener {
    /** A block was added. */
    void added(long height);

    /** All blocks from a height on were undone, so many of them. */
    void undone(long from, long count);
  }

  private final ChainSource<?> source;
  private final KeptBlocks store;
  private final long from;
  private final int parallel;
  private final Listener listener;

  /**
   * A load into a store.
   *
   * @param source keeps the blocks in that store
   * @param from the height to begin at, where the store is empty
   * @param parallel how many blocks may be read at once, 1 or more
   */
  public ChainLoad(
      ChainSource<?> source, KeptBlocks store, long from, int parallel, Listener listener) {
    this.source = source;
    this.store = store;
    this.from = from;
    this.parallel = parallel;
    this.listener = listener;
  }

  /**
   * Loads up to a height, that block included.
   *
   * @throws NodeFault when the node is not as far, has no such history, is on another chain, or
   *     does not answer; what was added until then stays, and is right
   */
  public void to(long height) throws NodeFault {
    for (int setbacks = 0; setbacks <= SETBACKS; setbacks++) {
      Optional<Long> undo = leftByTheChain();
      if (undo.isPresent()) {
        long count = next() - undo.get();
        store.undoFrom(undo.get());
        listener.undone(undo.get(), count);
      }
      if (add(source, height)) {
        return;
      }
    }
    throw unusable(
        "the node contradicts itself: its block "
            + next()
            + " does not follow the one before it, however often it is asked");
  }

  private long next() {
    return store.newest().map(last -> last.number() + 1).orElse(from);
  }

  /** Adds blocks as long as they follow; false where one does not. */
  private <B> boolean add(ChainSource<B> from, long height) throws NodeFault {
    try (BlocksAhead<B> ahead = new BlocksAhead<>(from, next(), height, parallel)) {
      while (next() <= height) {
        B block = ahead.next();
        BlockHeader header = from.header(block);
        BlockHeader last = store.newest().orElse(null);
        if (last != null && !header.parent().equals(last.hash())) {
          return false;
        }
        from.keep(block);
        listener.added(header.number());
      }
      return true;
    }
  }

  /** The lowest height whose stored block the node's chain does not have, or nothing. */
  private Optional<Long> leftByTheChain() throws NodeFault {
    BlockHeader newest = store.newest().orElse(null);
    if (newest == null || isOnChain(newest)) {
      return Optional.empty();
    }
    behind(newest);
    BlockHeader oldest = store.oldest().orElseThrow();
    BlockHeader gone = newest;
    while (gone.number() > oldest.number() && newest.number() - gone.number() < DEEPEST) {
      BlockHeader before = store.at(gone.number() - 1).orElseThrow();
      if (isOnChain(before)) {
        return Optional.of(gone.number());
      }
      gone = before;
    }
    if (gone.number() == oldest.number() && gone.number() > 0) {
      Optional<BlockHeader> root = source.header(gone.number() - 1);
      if (root.isPresent() && root.get().hash().equals(gone.parent())) {
        return Optional.of(gone.number());
      }
    }
    throw new OtherFork(gone.number(), newest.number());
  }

  private boolean isOnChain(BlockHeader block) throws NodeFault {
    return source.header(block.number()).map(BlockHeader::hash).equals(Optional.of(block.hash()));
  }

  /** A node that lacks the newest blocks has not given them up: it may just be behind. */
  private void behind(BlockHeader newest) throws NodeFault {
    long height = source.newest();
    Optional<BlockHeader> stored = store.at(height);
    if (height < newest.number() && stored.isPresent() && isOnChain(stored.get())) {
      throw new NodeFault(
          NodeFault.Kind.UNAVAILABLE,
          "the node is behind: it is at block "
              + height
              + ", and block "
              + newest.number()
              + " was read before");
    }
  }

  static NodeFault unusable(String sentence) {
    return new NodeFault(NodeFault.Kind.UNUSABLE, sentence);
  }
}
