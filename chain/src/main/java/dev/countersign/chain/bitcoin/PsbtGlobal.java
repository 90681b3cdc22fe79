package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The global map of a PSBT.
 *
 * @param unsigned version 0's transaction; null for version 2, which has it in pieces
 */
record PsbtGlobal(
    PsbtMap map, int version, @Nullable BitcoinTransaction unsigned, int inputs, int outputs) {
  /** A transaction that nodes pass on has at most 100,000 bytes. */
  private static final int MOST = 10_000;

  private static final long FINAL = 0xffff_ffffL;

  static PsbtGlobal read(WireReader reader) {
    PsbtMap map = PsbtMap.read(reader, PsbtField.Part.GLOBAL, "the global map");
    Long said = map.uint32(PsbtField.VERSION);
    if (said != null && said != 0 && said != 2) {
      throw new UnreadableInput(
          "The PSBT is of version "
              + said
              + "; versions 0 and 2 are read, and others do not exist");
    }
    int version = said == null ? 0 : said.intValue();
    map.check(version);
    checkKeys(map);
    if (version == 2) {
      map.required(PsbtField.TX_VERSION);
      int inputs = count(map, PsbtField.INPUT_COUNT);
      return bounded(
          new PsbtGlobal(map, version, null, inputs, count(map, PsbtField.OUTPUT_COUNT)));
    }
    BitcoinTransaction unsigned =
        BitcoinTransaction.read(
            map.required(PsbtField.UNSIGNED_TX), "The PSBT's unsigned transaction", false);
    if (unsigned.signed()) {
      throw new UnreadableInput(
          "The PSBT's unsigned transaction has signatures in it (scriptSig); they belong elsewhere");
    }
    return bounded(
        new PsbtGlobal(
            map, version, unsigned, unsigned.inputs().size(), unsigned.outputs().size()));
  }

  /**
   * True when inputs or outputs may still be added, or a flag stands whose meaning is not known.
   */
  boolean modifiable() {
    Bytes flags = map.value(PsbtField.TX_MODIFIABLE);
    return flags != null && !flags.isZero();
  }

  /** The transaction as it would be extracted. */
  BitcoinTransaction transaction(List<PsbtMap> inputMaps, List<PsbtMap> outputMaps) {
    if (unsigned != null) {
      return unsigned;
    }
    List<BitcoinTransaction.In> ins = new ArrayList<>(inputMaps.size());
    for (PsbtMap input : inputMaps) {
      Long sequence = input.uint32(PsbtField.SEQUENCE);
      ins.add(
          new BitcoinTransaction.In(
              input.required(PsbtField.PREVIOUS_TXID),
              WireReader.littleEndian(input.required(PsbtField.OUTPUT_INDEX)),
              sequence == null ? FINAL : sequence));
    }
    List<BitcoinTransaction.Out> outs = new ArrayList<>(outputMaps.size());
    for (PsbtMap output : outputMaps) {
      Bytes amount = output.required(PsbtField.AMOUNT);
      Bytes script = output.required(PsbtField.SCRIPT);
      long satoshi =
          new WireReader(amount, "The PSBT's amount of " + output.where()).amount("the amount");
      outs.add(new BitcoinTransaction.Out(satoshi, script));
    }
    Long fallback = map.uint32(PsbtField.FALLBACK_LOCKTIME);
    return BitcoinTransaction.of(
        WireReader.littleEndian(map.required(PsbtField.TX_VERSION)),
        ins,
        outs,
        PsbtLockTime.of(inputMaps, fallback == null ? 0 : fallback));
  }

  private static PsbtGlobal bounded(PsbtGlobal global) {
    if (global.inputs > MOST || global.outputs > MOST) {
      throw new UnreadableInput(
          "The PSBT has "
              + global.inputs
              + " inputs and "
              + global.outputs
              + " outputs; at most "
              + MOST
              + " of each are read, and nodes pass on fewer");
    }
    return global;
  }

  private static int count(PsbtMap map, PsbtField field) {
    WireReader reader = new WireReader(map.required(field), "The PSBT's " + field.label());
    int count = reader.compactSize("the number");
    reader.end();
    return count;
  }

  /** An extended key must be as deep as the path that leads to it. */
  private static void checkKeys(PsbtMap map) {
    for (Map.Entry<Bytes, Bytes> xpub : map.values(PsbtField.XPUB).entrySet()) {
      if (xpub.getKey().at(4) != (xpub.getValue().length() - 4) / 4) {
        throw map.wrong(
            PsbtField.XPUB, "has a path with another number of steps than its key says");
      }
    }
  }
}
