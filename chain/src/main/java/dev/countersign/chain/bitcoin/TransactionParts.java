package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.util.List;

/**
 * A transaction as tables list it, in parts: they say what its id must be (BIP-141: the hash of its
 * form without witnesses).
 *
 * @param version its lowest 32 bits count
 * @param lockTime likewise
 */
public record TransactionParts(
    long version, List<Spent> inputs, List<BitcoinTransaction.Out> outputs, long lockTime) {
  private static final int KEY_HASH = 22;
  private static final int SCRIPT_HASH = 34;

  /** Keeps copies. */
  public TransactionParts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * What it spends.
   *
   * @param txid as explorers show it
   * @param index of the output, 32 bits
   * @param script that unlocks it, without witnesses
   * @param sequence 32 bits
   */
  public record Spent(String txid, long index, Bytes script, long sequence) {
    /** Whether a witness may unlock it besides: its script is empty, or a witness program alone. */
    private boolean mayHaveWitness() {
      int length = script.length();
      return length == 0
          || ((length == KEY_HASH + 1 || length == SCRIPT_HASH + 1)
              && script.at(0) == length - 1
              && script.at(1) == 0
              && script.at(2) == length - 3);
    }
  }

  /** Its id as explorers show it. */
  public String txid() {
    WireWriter writer = new WireWriter().uint32(version).compactSize(inputs.size());
    for (Spent input : inputs) {
      Bytes txid = Bytes.fromHex("0x" + input.txid, "The id of a transaction");
      writer
          .bytes(Bytes.fromHex("0x" + BitcoinTransaction.shown(txid)))
          .uint32(input.index)
          .compactSize(input.script.length())
          .bytes(input.script)
          .uint32(input.sequence);
    }
    writer.compactSize(outputs.size());
    for (BitcoinTransaction.Out output : outputs) {
      writer.uint64(output.amount()).compactSize(output.script().length()).bytes(output.script());
    }
    return BitcoinTransaction.shown(BitcoinHash.hash256(writer.uint32(lockTime).toBytes()));
  }

  /** Whether it may have witnesses, so that the hash of all of it (the wtxid) is another. */
  public boolean mayHaveWitness() {
    return inputs.stream().anyMatch(Spent::mayHaveWitness);
  }
}
