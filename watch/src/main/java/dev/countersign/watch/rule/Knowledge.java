package dev.countersign.watch.rule;

import dev.countersign.model.value.Asset;

/**
 * What rules may know besides the movements. Answers are kept by the engine until it is told that
 * something changed ({@link Engine#refresh}). Quick: it is asked while a block is read.
 */
public interface Knowledge {
  /** Of an account, written as in a movement. */
  Party party(long chain, String account);

  /** Of an asset. */
  Coin coin(Asset asset);
}
