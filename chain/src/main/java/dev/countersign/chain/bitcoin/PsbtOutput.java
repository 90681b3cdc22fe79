package dev.countersign.chain.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One output of a PSBT. */
final class PsbtOutput {
  private PsbtOutput() {}

  static BitcoinPayload.Output read(
      PsbtMap map, BitcoinTransaction.Out out, BitcoinNetwork network) {
    List<KeyOrigin> origins = KeyOrigins.ofOutput(map);
    List<String> problems = new ArrayList<>();
    SpendingRule rule =
        new SpendingRules(
                out.script(),
                map.value(PsbtField.OUT_REDEEM_SCRIPT),
                map.value(PsbtField.OUT_WITNESS_SCRIPT),
                map.value(PsbtField.OUT_TAP_INTERNAL_KEY),
                null,
                map.value(PsbtField.TAP_TREE) != null,
                origins.stream().map(KeyOrigin::publicKey).collect(Collectors.toSet()))
            .rebuild(problems);
    return new BitcoinPayload.Output(
        out.amount(),
        out.script(),
        BitcoinAddress.of(network, out.script()).orElse(null),
        rule,
        origins,
        problems);
  }
}
