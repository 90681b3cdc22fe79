package dev.countersign.chain.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads partially signed Bitcoin transactions of version 0 (BIP-174) and 2 (BIP-370), with the
 * taproot fields of BIP-371. What is not of the format is refused; what is, but contradicts itself,
 * is told in the problems of the input or output.
 */
public final class PsbtReader {
  private static final int MAGIC = 5;

  private PsbtReader() {}

  /** True for what starts like a PSBT: the bytes, or base64 or hexadecimal text of them. */
  public static boolean looksLikePsbt(byte[] input) {
    return PsbtText.matches(input);
  }

  /**
   * Reads one from base64 or hexadecimal.
   *
   * @throws UnreadableInput as {@link #read(byte[])}
   */
  public static BitcoinPayload read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one from its bytes, or from the bytes of base64 or hexadecimal text. White space within
   * text is passed over.
   *
   * @throws UnreadableInput on more than 4 MiB, more than 10,000 inputs or outputs (which no node
   *     passes on), and anything that is not of the format, saying what and where
   */
  public static BitcoinPayload read(byte[] input) {
    WireReader reader = new WireReader(PsbtText.bytes(input), "The PSBT");
    reader.skip(MAGIC, "the magic");
    PsbtGlobal global = PsbtGlobal.read(reader);
    List<PsbtMap> inputs = maps(reader, global, PsbtField.Part.INPUT, "input", global.inputs());
    List<PsbtMap> outputs = maps(reader, global, PsbtField.Part.OUTPUT, "output", global.outputs());
    reader.end();
    BitcoinTransaction transaction = global.transaction(inputs, outputs);
    Optional<BitcoinNetwork> network = PsbtNetwork.of(inputs, outputs);
    return new BitcoinPayload(
        global.version(),
        network.map(BitcoinNetwork::label).orElse(null),
        reversed(transaction.id()),
        global.modifiable(),
        inputs(transaction, inputs),
        outputs(transaction, outputs, network.orElse(BitcoinNetwork.MAINNET)));
  }

  private static List<PsbtMap> maps(
      WireReader reader, PsbtGlobal global, PsbtField.Part part, String name, int count) {
    List<PsbtMap> maps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      PsbtMap map = PsbtMap.read(reader, part, name + " " + (i + 1));
      map.check(global.version());
      maps.add(map);
    }
    return maps;
  }

  private static List<BitcoinPayload.Input> inputs(
      BitcoinTransaction transaction, List<PsbtMap> maps) {
    Map<String, Integer> spent = new HashMap<>();
    List<BitcoinPayload.Input> inputs = new ArrayList<>(maps.size());
    for (int i = 0; i < maps.size(); i++) {
      BitcoinTransaction.In in = transaction.inputs().get(i);
      List<String> problems = new ArrayList<>();
      Integer earlier = spent.putIfAbsent(in.txid() + ":" + in.index(), i + 1);
      if (earlier != null) {
        problems.add("it spends the same output as input " + earlier);
      }
      inputs.add(new PsbtInput(maps.get(i), in, problems).read());
    }
    return inputs;
  }

  private static List<BitcoinPayload.Output> outputs(
      BitcoinTransaction transaction, List<PsbtMap> maps, BitcoinNetwork network) {
    List<BitcoinPayload.Output> outputs = new ArrayList<>(maps.size());
    for (int i = 0; i < maps.size(); i++) {
      outputs.add(PsbtOutput.read(maps.get(i), transaction.outputs().get(i), network));
    }
    return outputs;
  }

  /** Explorers show the bytes of a transaction's id in the other order. */
  static Bytes reversed(Bytes id) {
    byte[] turned = new byte[id.length()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) id.at(turned.length - 1 - i);
    }
    return Bytes.of(turned);
  }
}
