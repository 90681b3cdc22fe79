package dev.countersign.trace.node;

import dev.countersign.chain.follow.KeptBlocks;

/** Blocks that are kept on disk, where some are gathered before they are written. */
public interface StoredChain extends KeptBlocks {
  /** All that was added is on the disk when this returns. */
  void flush();
}
