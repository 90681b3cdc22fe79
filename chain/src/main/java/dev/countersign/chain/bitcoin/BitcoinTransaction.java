package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;

/**
 * A Bitcoin transaction without what signs it.
 *
 * @param id in the order in which it is hashed; explorers show it turned round
 * @param unsignedId the id that it has while its inputs carry no scripts, in the same order: of old
 *     inputs and nested ones another than its id, and the same whoever signs it and how
 */
public record BitcoinTransaction(
    Bytes id, boolean signed, List<In> inputs, List<Out> outputs, Bytes unsignedId) {
  /** 21 million BTC. */
  static final long MOST_SATOSHI = 2_100_000_000_000_000L;

  private static final int LEAST_INPUT = 41;
  private static final int LEAST_OUTPUT = 9;

  /** Keeps copies. */
  public BitcoinTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** One whose inputs carry no scripts. */
  public BitcoinTransaction(Bytes id, boolean signed, List<In> inputs, List<Out> outputs) {
    this(id, signed, inputs, outputs, id);
  }

  /**
   * What it spends.
   *
   * @param txid of the output that it spends, in the order in which it is hashed
   * @param index of the output in its transaction
   */
  public record In(Bytes txid, long index, long sequence) {
    /** The output as explorers write it, such as {@code 4a5e…33b:0}. */
    public String outpoint() {
      return shown(txid) + ":" + index;
    }
  }

  /**
   * What it pays.
   *
   * @param amount in satoshi, 0 to 21 million BTC
   */
  public record Out(long amount, Bytes script) {
    static Out read(WireReader reader) {
      long amount = reader.amount("an output's amount");
      return new Out(amount, reader.bytes(reader.compactSize("a script's length"), "a script"));
    }
  }

  /** The id as explorers show it: turned round, in hexadecimal without 0x. */
  public String txid() {
    return shown(id);
  }

  /** The id without scripts in its inputs, as explorers show ids. */
  public String unsignedTxid() {
    return shown(unsignedId);
  }

  /** Whether it is a block's first, which spends nothing and makes the block's reward. */
  public boolean isCoinbase() {
    return inputs.size() == 1 && inputs.getFirst().txid().isZero();
  }

  /** A hash as explorers show it. */
  static String shown(Bytes hash) {
    byte[] turned = hash.toArray();
    for (int i = 0; i < turned.length / 2; i++) {
      byte other = turned[turned.length - 1 - i];
      turned[turned.length - 1 - i] = turned[i];
      turned[i] = other;
    }
    return Bytes.of(turned).toHex().substring(2);
  }

  /**
   * Reads one as nodes pass it on, with or without witnesses.
   *
   * @param what names the bytes in sentences, such as "The transaction"
   * @throws UnreadableInput when it is none
   */
  public static BitcoinTransaction read(Bytes bytes, String what) {
    return read(bytes, what, true);
  }

  /**
   * Reads one.
   *
   * @param witness whether BIP-144's form with witnesses is known; without it, a transaction whose
   *     count of inputs is zero is just that (BIP-174 asks so of the unsigned one)
   */
  static BitcoinTransaction read(Bytes bytes, String what, boolean witness) {
    WireReader reader = new WireReader(bytes, what);
    BitcoinTransaction transaction = read(reader, witness);
    reader.end();
    return transaction;
  }

  /** Reads one of several. */
  static BitcoinTransaction read(WireReader reader, boolean witness) {
    Bytes version = reader.bytes(4, "the version");
    boolean segwit = witness && reader.peek(0) == 0 && reader.peek(1) == 1;
    reader.skip(segwit ? 2 : 0, "the marker");
    int from = reader.position();
    boolean signed = false;
    int count = reader.count("the number of inputs", LEAST_INPUT);
    List<In> inputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Bytes txid = reader.bytes(32, "a transaction id");
      long index = reader.uint32("an output's index");
      int script = reader.compactSize("a script's length");
      signed |= script > 0;
      reader.skip(script, "a script");
      inputs.add(new In(txid, index, reader.uint32("a sequence number")));
    }
    count = reader.count("the number of outputs", LEAST_OUTPUT);
    List<Out> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(Out.read(reader));
    }
    Bytes body = reader.since(from);
    if (segwit) {
      inputs.forEach(input -> skipWitness(reader));
    }
    Bytes lockTime = reader.bytes(4, "the lock time");
    Bytes id = BitcoinHash.hash256(version.concat(body).concat(lockTime));
    Bytes bare = signed ? unsignedId(version, inputs, outputs, lockTime) : id;
    return new BitcoinTransaction(id, signed || segwit, inputs, outputs, bare);
  }

  /** An unsigned one from its parts. */
  static BitcoinTransaction of(long version, List<In> inputs, List<Out> outputs, long lockTime) {
    Bytes id =
        unsignedId(
            new WireWriter().uint32(version).toBytes(),
            inputs,
            outputs,
            new WireWriter().uint32(lockTime).toBytes());
    return new BitcoinTransaction(id, false, inputs, outputs);
  }

  private static Bytes unsignedId(
      Bytes version, List<In> inputs, List<Out> outputs, Bytes lockTime) {
    WireWriter writer = new WireWriter().bytes(version).compactSize(inputs.size());
    for (In input : inputs) {
      writer.bytes(input.txid()).uint32(input.index()).compactSize(0).uint32(input.sequence());
    }
    writer.compactSize(outputs.size());
    for (Out output : outputs) {
      writer.uint64(output.amount()).compactSize(output.script().length()).bytes(output.script());
    }
    return BitcoinHash.hash256(writer.bytes(lockTime).toBytes());
  }

  private static void skipWitness(WireReader reader) {
    int items = reader.count("the number of a witness's parts", 1);
    for (int i = 0; i < items; i++) {
      reader.skip(reader.compactSize("a part's length"), "a part of a witness");
    }
  }
}
