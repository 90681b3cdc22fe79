package dev.countersign.watch.window;

/**
 * Short names for accounts, assets and pairs of them: 64 bits by SipHash-1-3 (Aumasson and
 * Bernstein, 2012) under a secret, so that nobody can choose an address that is counted as another.
 * Among ten million names two are the same with a chance of three in a million.
 */
public final class Keys {
  private final long k0;
  private final long k1;

  /** Under that secret; the same secret gives the same keys. */
  public Keys(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** The key of a name; never 0. */
  public long of(String name) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int length = name.length();
    // Four characters a word: an address of 42 takes eleven rounds.
    for (int i = 0; i <= length; i += 4) {
      long word = i + 4 > length ? (long) length << 48 : 0;
      for (int j = i; j < length && j < i + 4; j++) {
        word ^= (long) name.charAt(j) << (16 * (j - i));
      }
      v3 ^= word;
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    v2 ^= 0xff;
    return last(v0, v1, v2, v3);
  }

  private static long last(long a, long b, long c, long d) {
    long v0 = a;
    long v1 = b;
    long v2 = c;
    long v3 = d;
    for (int i = 0; i < 3; i++) {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
    long key = v0 ^ v1 ^ v2 ^ v3;
    return key == 0 ? 1 : key;
  }

  /** The key of two of them in their order; never 0. */
  public static long pair(long first, long second) {
    // The parts are secret already: mixing them needs no secret of its own (Murmur3's finaliser).
    long mixed = Long.rotateLeft(first, 31) * 0x9e3779b97f4a7c15L + second;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    mixed ^= mixed >>> 33;
    return mixed == 0 ? 1 : mixed;
  }
}
