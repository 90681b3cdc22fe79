package dev.countersign.chain.block;

import dev.countersign.model.value.Bytes;

/**
 * Which block, and on which.
 *
 * @param number its height, 0 or more
 * @param hash 32 bytes
 * @param parent the hash of the block before it
 * @param time seconds since 1970
 */
public record BlockHeader(long number, Bytes hash, Bytes parent, long time) {
  /** Checks the ranges. */
  public BlockHeader {
    if (number < 0 || time < 0 || hash.length() != 32 || parent.length() != 32) {
      throw new IllegalArgumentException("no such block: " + number + ", " + hash);
    }
  }
}
