package dev.countersign.trace.node;

/** Loads into memory. */
class ChainLoadTest extends ChainLoads {
  @Override
  BlockStore blocks() {
    return new MemoryBlocks();
  }
}
