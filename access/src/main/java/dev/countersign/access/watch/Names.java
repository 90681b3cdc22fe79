package dev.countersign.access.watch;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;

/**
 * Turns names into 64 bits by a keyed hash (SipHash-2-4), so that nobody outside can choose a name
 * that is taken for another. 0 is the empty name.
 */
final class Names {
  private final HashFunction hash;

  Names(long seed) {
    hash = Hashing.sipHash24(seed, Long.rotateLeft(seed * 0x9e37_79b9_7f4a_7c15L, 31));
  }

  long of(String name) {
    if (name.isEmpty()) {
      return 0;
    }
    long bits = hash.hashUnencodedChars(name).asLong();
    return bits == 0 ? 1 : bits;
  }

  long of(String first, String second) {
    long bits =
        hash.newHasher(64)
            .putUnencodedChars(first)
            .putChar('\n')
            .putUnencodedChars(second)
            .hash()
            .asLong();
    return bits == 0 ? 1 : bits;
  }

  /** One name of two. */
  long mix(long first, long second) {
    long bits = hash.newHasher(16).putLong(first).putLong(second).hash().asLong();
    return bits == 0 ? 1 : bits;
  }
}
