package dev.countersign.chain.follow;

import dev.countersign.chain.block.BlockHeader;
import java.util.Optional;

/** A chain of blocks without a gap, which grows and shrinks at its end only. Used by one thread. */
public interface KeptBlocks {
  /** The first block; nothing where there is none. */
  Optional<BlockHeader> oldest();

  /** The last block; nothing where there is none. */
  Optional<BlockHeader> newest();

  /** The block at a height; nothing where it is not here. */
  Optional<BlockHeader> at(long number);

  /** Gives up all blocks from a height on. */
  void undoFrom(long number);
}
