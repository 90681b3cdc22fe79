package dev.countersign.chain.keystore;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * scrypt (RFC 7914). Its table, 256 MiB with the parameters that wallets use, is kept outside of
 * the heap and is given back at the end: the heap of a server need not be made that large for the
 * one second in which it opens its key.
 */
final class Scrypt {
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 16;

  private Scrypt() {}

  /**
   * Derives a key.
   *
   * @param n cost, a power of two, 2 or more
   * @param r block size, 1 or more
   * @param p parallelisation, 1 or more; carried out one after the other
   * @param length bytes of the key
   */
  static byte[] derive(byte[] password, byte[] salt, int n, int r, int p, int length) {
    int words = 32 * r;
    byte[] start = Pbkdf2.sha256(password, salt, 1, p * words * Integer.BYTES);
    int[] block = new int[words];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate((long) n * words * Integer.BYTES, Long.BYTES);
      ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < p; i++) {
        bytes.asIntBuffer().get(i * words, block);
        mix(block, table, n, r);
        bytes.asIntBuffer().put(i * words, block);
      }
      table.fill((byte) 0);
      return Pbkdf2.sha256(password, start, 1, length);
    } finally {
      Arrays.fill(start, (byte) 0);
      Arrays.fill(block, 0);
    }
  }

  /** scryptROMix, section 5. */
  private static void mix(int[] block, MemorySegment table, int n, int r) {
    int words = block.length;
    long row = (long) words * Integer.BYTES;
    int[] spare = new int[words];
    for (int i = 0; i < n; i++) {
      MemorySegment.copy(block, 0, table, WORD, i * row, words);
      mixBlock(block, spare, r);
    }
    int[] other = new int[words];
    for (int i = 0; i < n; i++) {
      // Integerify takes the last 64 bytes as a little-endian number; n is a power of two.
      long chosen = block[words - BLOCK] & (n - 1);
      MemorySegment.copy(table, WORD, chosen * row, other, 0, words);
      for (int k = 0; k < words; k++) {
        block[k] ^= other[k];
      }
      mixBlock(block, spare, r);
    }
    Arrays.fill(spare, 0);
    Arrays.fill(other, 0);
  }

  /** scryptBlockMix, section 4. */
  private static void mixBlock(int[] block, int[] out, int r) {
    int[] x = Arrays.copyOfRange(block, block.length - BLOCK, block.length);
    for (int i = 0; i < 2 * r; i++) {
      for (int k = 0; k < BLOCK; k++) {
        x[k] ^= block[i * BLOCK + k];
      }
      salsa(x);
      int at = (i % 2 == 0 ? i / 2 : r + i / 2) * BLOCK;
      System.arraycopy(x, 0, out, at, BLOCK);
    }
    System.arraycopy(out, 0, block, 0, block.length);
  }

  /** Salsa20/8, section 3. */
  private static void salsa(int[] b) {
    int x0 = b[0], x1 = b[1], x2 = b[2], x3 = b[3];
    int x4 = b[4], x5 = b[5], x6 = b[6], x7 = b[7];
    int x8 = b[8], x9 = b[9], x10 = b[10], x11 = b[11];
    int x12 = b[12], x13 = b[13], x14 = b[14], x15 = b[15];
    for (int round = 0; round < 8; round += 2) {
      x4 ^= Integer.rotateLeft(x0 + x12, 7);
      x8 ^= Integer.rotateLeft(x4 + x0, 9);
      x12 ^= Integer.rotateLeft(x8 + x4, 13);
      x0 ^= Integer.rotateLeft(x12 + x8, 18);
      x9 ^= Integer.rotateLeft(x5 + x1, 7);
      x13 ^= Integer.rotateLeft(x9 + x5, 9);
      x1 ^= Integer.rotateLeft(x13 + x9, 13);
      x5 ^= Integer.rotateLeft(x1 + x13, 18);
      x14 ^= Integer.rotateLeft(x10 + x6, 7);
      x2 ^= Integer.rotateLeft(x14 + x10, 9);
      x6 ^= Integer.rotateLeft(x2 + x14, 13);
      x10 ^= Integer.rotateLeft(x6 + x2, 18);
      x3 ^= Integer.rotateLeft(x15 + x11, 7);
      x7 ^= Integer.rotateLeft(x3 + x15, 9);
      x11 ^= Integer.rotateLeft(x7 + x3, 13);
      x15 ^= Integer.rotateLeft(x11 + x7, 18);
      x1 ^= Integer.rotateLeft(x0 + x3, 7);
      x2 ^= Integer.rotateLeft(x1 + x0, 9);
      x3 ^= Integer.rotateLeft(x2 + x1, 13);
      x0 ^= Integer.rotateLeft(x3 + x2, 18);
      x6 ^= Integer.rotateLeft(x5 + x4, 7);
      x7 ^= Integer.rotateLeft(x6 + x5, 9);
      x4 ^= Integer.rotateLeft(x7 + x6, 13);
      x5 ^= Integer.rotateLeft(x4 + x7, 18);
      x11 ^= Integer.rotateLeft(x10 + x9, 7);
      x8 ^= Integer.rotateLeft(x11 + x10, 9);
      x9 ^= Integer.rotateLeft(x8 + x11, 13);
      x10 ^= Integer.rotateLeft(x9 + x8, 18);
      x12 ^= Integer.rotateLeft(x15 + x14, 7);
      x13 ^= Integer.rotateLeft(x12 + x15, 9);
      x14 ^= Integer.rotateLeft(x13 + x12, 13);
      x15 ^= Integer.rotateLeft(x14 + x13, 18);
    }
    b[0] += x0;
    b[1] += x1;
    b[2] += x2;
    b[3] += x3;
    b[4] += x4;
    b[5] += x5;
    b[6] += x6;
    b[7] += x7;
    b[8] += x8;
    b[9] += x9;
    b[10] += x10;
    b[11] += x11;
    b[12] += x12;
    b[13] += x13;
    b[14] += x14;
    b[15] += x15;
  }
}
