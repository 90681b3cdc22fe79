package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A block as nodes pass it on: a header of 80 bytes and its transactions, the first of which makes
 * the reward.
 *
 * @param hash as explorers show it
 * @param parent hash of the block before it
 * @param time seconds since 1970
 */
public record BitcoinBlock(
    String hash, String parent, long time, List<BitcoinTransaction> transactions) {
  private static final int HEADER = 80;

  /** The shortest transaction: version, counts, an input, an output, lock time. */
  private static final int LEAST_TRANSACTION = 60;

  /** Keeps a copy. */
  public BitcoinBlock {
    transactions = List.copyOf(transactions);
  }

  /**
   * Reads one, and checks that its transactions are those that its header stands for.
   *
   * @param what names the bytes in sentences, such as "The block"
   * @throws UnreadableInput when it is none
   */
  public static BitcoinBlock read(Bytes bytes, String what) {
    WireReader reader = new WireReader(bytes, what);
    reader.skip(4, "the version");
    Bytes parent = reader.bytes(32, "the hash of the block before");
    Bytes root = reader.bytes(32, "the root of the transactions");
    long time = reader.uint32("the time");
    reader.skip(8, "the target and the nonce");
    Bytes header = bytes.slice(0, HEADER);
    int count = reader.count("the number of transactions", LEAST_TRANSACTION);
    List<BitcoinTransaction> transactions = new ArrayList<>(count);
    List<Bytes> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      transactions.add(BitcoinTransaction.read(reader, true));
      ids.add(transactions.getLast().id());
    }
    reader.end();
    if (count == 0 || !root(ids).equals(root)) {
      throw reader.wrong("its transactions are not those that its header stands for");
    }
    // The tree doubles the last of an odd level, so a block with its end written twice has its
    // root.
    if (new HashSet<>(ids).size() != count) {
      throw reader.wrong("it has a transaction twice");
    }
    for (int i = 0; i < count; i++) {
      if (transactions.get(i).isCoinbase() != (i == 0)) {
        throw reader.wrong("its first transaction, and no other, should make the reward");
      }
    }
    return new BitcoinBlock(
        BitcoinTransaction.shown(BitcoinHash.hash256(header)),
        BitcoinTransaction.shown(parent),
        time,
        transactions);
  }

  /** The root of Bitcoin's tree of hashes, in which the last of an odd level is doubled. */
  private static Bytes root(List<Bytes> ids) {
    List<Bytes> level = ids;
    while (level.size() > 1) {
      List<Bytes> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        Bytes right = level.get(Math.min(i + 1, level.size() - 1));
        above.add(BitcoinHash.hash256(level.get(i).concat(right)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
