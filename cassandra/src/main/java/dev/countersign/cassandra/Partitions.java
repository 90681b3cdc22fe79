package dev.countersign.cassandra;

import dev.countersign.trace.store.Family;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * In which partition a key stands. None grows without end: pages and logs go on in another one
 * after so many, the postings of an account and asset too.
 */
final class Partitions {
  /** Pages side by side. */
  static final int PAGES = 16;

  /** Assets, and transactions whose logs stand side by side. */
  static final int ASSETS = 4096;

  static final int LOGGED = 1 << 14;

  /** Accounts whose first postings stand side by side: they come together, being numbered so. */
  static final int ACCOUNTS = 16;

  /** So many chunks of an account and asset are in one partition. */
  static final int CHUNKS = 1024;

  /** Where all of the meta data stand that change together. */
  static final byte[] HEADS = {0};

  private static final byte[] ASSET = {'a', 's', 's', 'e', 't', '/'};
  private static final int BUCKET = 2; // bytes of an index's key

  /** First keys of postings' further partitions, in their order. */
  private final NavigableSet<byte[]> segments;

  Partitions(Iterable<byte[]> segments) {
    this.segments = new ConcurrentSkipListSet<>(Arrays::compareUnsigned);
    segments.forEach(this.segments::add);
  }

  /** Without postings that go on elsewhere. */
  Partitions() {
    this(List.of());
  }

  /** The partition of a key. */
  ByteBuffer of(Family family, byte[] key) {
    return ByteBuffer.wrap(
        switch (family) {
          case META -> meta(key);
          case TRANSFERS, HASHES, NAMES, PAYMENTS -> ordered(number(key, 0) / PAGES);
          case LOGS -> logs(number(key, 0));
          case HASH_INDEX, NAME_INDEX, ADDRESS_INDEX -> Arrays.copyOf(key, BUCKET);
          case POSTINGS -> postings(key);
        });
  }

  /** Where logs of the transaction at a position stand. */
  static byte[] logs(long position) {
    return ordered(position / LOGGED);
  }

  private static byte[] meta(byte[] key) {
    return isAsset(key)
        ? ordered(
            Long.parseLong(
                    new String(
                        key, ASSET.length, key.length - ASSET.length, StandardCharsets.US_ASCII))
                / ASSETS)
        : HEADS;
  }

  static boolean isAsset(byte[] key) {
    return key.length > ASSET.length && Arrays.equals(key, 0, ASSET.length, ASSET, 0, ASSET.length);
  }

  private byte[] postings(byte[] key) {
    byte[] segment = segment(key);
    return segment != null ? segment : first(key);
  }

  /** The partition of an account's and asset's first chunks. */
  static byte[] first(byte[] key) {
    int account = ByteBuffer.wrap(key).getInt();
    return ByteBuffer.allocate(Integer.BYTES).putInt(account / ACCOUNTS).array();
  }

  /** The last further partition at or before a key; nothing where that is the first one. */
  byte @Nullable [] segment(byte[] key) {
    byte[] found = segments.floor(key);
    return found != null && sameList(found, key) ? found : null;
  }

  /** The partition behind that of a key; nothing where there is none. */
  byte @Nullable [] next(byte[] key) {
    byte[] found = segments.higher(key);
    return found != null && sameList(found, key) ? found : null;
  }

  /** The key right before that of a chunk, which is never its list's first. */
  static byte[] before(byte[] key) {
    int list = list(key);
    byte[] before = Arrays.copyOf(key, list + 9);
    byte[] position = ordered(number(key, list) - 1);
    System.arraycopy(position, 0, before, list, position.length);
    return Arrays.copyOf(before, list + position.length);
  }

  void add(byte[] segment) {
    segments.add(segment);
  }

  boolean remove(byte[] segment) {
    return segments.remove(segment);
  }

  /** How long that is of a posting's key which says the account and the asset. */
  static int list(byte[] key) {
    return Integer.BYTES + 1 + key[Integer.BYTES];
  }

  /** Whether two postings are of the same account and asset. */
  static boolean sameList(byte[] one, byte[] other) {
    int length = list(one);
    return other.length >= length && Arrays.equals(one, 0, length, other, 0, length);
  }

  /** Reads a number whose bytes have its order: how many bytes, and the bytes. */
  static long number(byte[] key, int from) {
    long number = 0;
    for (int i = 0; i < key[from]; i++) {
      number = number << Byte.SIZE | (key[from + 1 + i] & 0xff);
    }
    return number;
  }

  /** Writes one. */
  static byte[] ordered(long number) {
    int length = (Long.SIZE - Long.numberOfLeadingZeros(number) + 7) / 8;
    byte[] bytes = new byte[1 + length];
    bytes[0] = (byte) length;
    for (int i = 0; i < length; i++) {
      bytes[length - i] = (byte) (number >>> (8 * i));
    }
    return bytes;
  }
}
