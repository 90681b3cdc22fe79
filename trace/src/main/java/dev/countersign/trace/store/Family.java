package dev.countersign.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.CompressionType;

/** The tables of a store. The page of the manual says what stands in each. */
enum Family {
  /** The version, the coin, the assets, and up to where the store goes. */
  META("default", CompressionType.NO_COMPRESSION, 4),
  /** What moved, in pages of {@link TransferPage#ROOM} transactions. */
  TRANSFERS("transfers", CompressionType.ZSTD_COMPRESSION, 8),
  /** Transactions' hashes, which nothing makes smaller. */
  HASHES("hashes", CompressionType.NO_COMPRESSION, 4),
  /** On which page of hashes one is. */
  HASH_INDEX("hash-index", CompressionType.ZSTD_COMPRESSION, 8),
  /** Accounts' names. */
  NAMES("names", CompressionType.NO_COMPRESSION, 4),
  /** On which page of names one is. */
  NAME_INDEX("name-index", CompressionType.ZSTD_COMPRESSION, 8),
  /** Where balances change, by account and asset. */
  POSTINGS("postings", CompressionType.ZSTD_COMPRESSION, 8),
  /** Of Bitcoin, what its transactions pay to, in pages as of {@link #TRANSFERS}. */
  PAYMENTS("payments", CompressionType.ZSTD_COMPRESSION, 8),
  /** Of Bitcoin, on which page of payments an address stands. */
  ADDRESS_INDEX("address-index", CompressionType.ZSTD_COMPRESSION, 8),
  /** What bridges logged, by transaction. */
  LOGS("logs", CompressionType.ZSTD_COMPRESSION, 8);

  private final String word;
  private final CompressionType compression;
  private final int blockKibibytes;

  Family(String word, CompressionType compression, int blockKibibytes) {
    this.word = word;
    this.compression = compression;
    this.blockKibibytes = blockKibibytes;
  }

  /** The tables of a store of that version. */
  static List<Family> of(int version) {
    return Arrays.stream(values())
        .filter(one -> version >= StoreMark.ALL_TABLES || one.compareTo(PAYMENTS) < 0)
        .toList();
  }

  byte[] word() {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  CompressionType compression() {
    return compression;
  }

  int blockBytes() {
    return blockKibibytes << 10;
  }
}
