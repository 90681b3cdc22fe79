package dev.countersign.gate.check;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.bitcoin.BitcoinReading;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.HashLine;
import java.util.List;

/** Reads a partially signed Bitcoin transaction. */
final class BitcoinStep {
  private BitcoinStep() {}

  static Draft read(BitcoinPayload payload, Context context) {
    Reading out = new Reading();
    new BitcoinReading(context.directory()).read(payload, out);
    Fields fields =
        new Fields()
            .add("version", payload.version())
            .add("network", payload.network())
            .add("inputs", payload.inputs().size())
            .add("outputs", payload.outputs().size());
    for (int i = 0; i < payload.outputs().size(); i++) {
      BitcoinPayload.Output output = payload.outputs().get(i);
      fields.add(
          "outputs[" + i + "]",
          output.amount()
              + " satoshi to "
              + (output.address() == null ? output.scriptPubKey() : output.address()));
    }
    return new Draft(
            "bitcoin-psbt",
            "Bitcoin transaction (PSBT version "
                + payload.version()
                + ") with "
                + payload.inputs().size()
                + (payload.inputs().size() == 1 ? " input and " : " inputs and ")
                + payload.outputs().size()
                + (payload.outputs().size() == 1 ? " output" : " outputs"),
            null,
            null,
            fields.list(),
            List.of(new HashLine("txid", payload.txid(), "Of the unsigned transaction", true)),
            List.of(),
            out)
        .tried(OtherSteps.NOTHING_RUNS);
  }
}
