package dev.countersign.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The tables of a store. The page of the manual says what stands in each. */
public enum Family {
  /** The version, the coin, the assets, and up to where the store goes. */
  META("default", false, 4),
  /** What moved, in pages of {@link TransferPage#ROOM} transactions. */
  TRANSFERS("transfers", true, 8),
  /** Transactions' hashes, which nothing makes smaller. */
  HASHES("hashes", false, 4),
  /** On which page of hashes one is. */
  HASH_INDEX("hash-index", true, 8),
  /** Accounts' names. */
  NAMES("names", false, 4),
  /** On which page of names one is. */
  NAME_INDEX("name-index", true, 8),
  /** Where balances change, by account and asset. */
  POSTINGS("postings", true, 8),
  /** Of Bitcoin, what its transactions pay to, in pages as of {@link #TRANSFERS}. */
  PAYMENTS("payments", true, 8),
  /** Of Bitcoin, on which page of payments an address stands. */
  ADDRESS_INDEX("address-index", true, 8),
  /** What bridges logged, by transaction. */
  LOGS("logs", true, 8);

  private final String word;
  private final boolean compressed;
  private final int blockKibibytes;

  Family(String word, boolean compressed, int blockKibibytes) {
    this.word = word;
    this.compressed = compressed;
    this.blockKibibytes = blockKibibytes;
  }

  /** The tables of a store of that version. */
  static List<Family> of(int version) {
    return Arrays.stream(values())
        .filter(one -> version >= StoreMark.ALL_TABLES || one.compareTo(PAYMENTS) < 0)
        .toList();
  }

  /** What the table is called. */
  public String word() {
    return word;
  }

  byte[] bytes() {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether it gets smaller by being compressed. */
  public boolean compressed() {
    return compressed;
  }

  int blockBytes() {
    return blockKibibytes << 10;
  }
}
