package dev.countersign.chain.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.BitcoinPayload.KeyOrigin;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import dev.countersign.model.value.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One input of a PSBT. */
final class PsbtInput {
  private static final int SIGHASH_DEFAULT = 0;
  private static final int SIGHASH_ALL = 1;

  private final PsbtMap map;
  private final BitcoinTransaction.In in;
  private final List<String> problems;

  PsbtInput(PsbtMap map, BitcoinTransaction.In in, List<String> problems) {
    this.map = map;
    this.in = in;
    this.problems = problems;
  }

  BitcoinPayload.Input read() {
    BitcoinTransaction.Out proven = outOfTransaction();
    BitcoinTransaction.Out told = outOfWitness();
    if (proven != null && told != null && !proven.equals(told)) {
      problems.add("the amount or script told for it is not that of the earlier transaction");
    }
    BitcoinTransaction.Out spent = proven == null ? told : proven;
    Bytes script = spent == null ? null : spent.script();
    boolean taproot = script != null && Script.of(script).kind() == ScriptKind.P2TR;
    if (proven == null && script != null && signsNoAmount(script)) {
      problems.add(
          "its signature would not cover the amount, and the earlier transaction is missing");
    }
    List<KeyOrigin> origins = KeyOrigins.ofInput(map);
    Long sighash = map.uint32(PsbtField.SIGHASH_TYPE);
    int unsaid = taproot ? SIGHASH_DEFAULT : SIGHASH_ALL;
    return new BitcoinPayload.Input(
        PsbtReader.reversed(in.txid()),
        in.index(),
        spent == null ? null : spent.amount(),
        proven != null || taproot,
        script,
        sighash == null ? unsaid : sighash.intValue(),
        SignatureTypes.of(map, taproot),
        rule(script, origins),
        origins,
        problems);
  }

  private BitcoinTransaction.@Nullable Out outOfTransaction() {
    Bytes bytes = map.value(PsbtField.NON_WITNESS_UTXO);
    if (bytes == null) {
      return null;
    }
    BitcoinTransaction earlier =
        BitcoinTransaction.read(bytes, "The earlier transaction in " + map.where(), true);
    if (!earlier.id().equals(in.txid())) {
      problems.add("the earlier transaction that came with it is another than the one it spends");
      return null;
    }
    if (in.index() >= earlier.outputs().size()) {
      problems.add("the earlier transaction has no output " + in.index());
      return null;
    }
    return earlier.outputs().get((int) in.index());
  }

  private BitcoinTransaction.@Nullable Out outOfWitness() {
    Bytes bytes = map.value(PsbtField.WITNESS_UTXO);
    if (bytes == null) {
      return null;
    }
    WireReader reader = new WireReader(bytes, "The earlier output in " + map.where());
    BitcoinTransaction.Out out = BitcoinTransaction.Out.read(reader);
    reader.end();
    return out;
  }

  /** True for scripts whose signatures are not those of segwit (BIP-174 asks signers to refuse). */
  private boolean signsNoAmount(Bytes script) {
    return switch (Script.of(script).kind()) {
      case P2WPKH, P2WSH, P2TR, FUTURE_WITNESS -> false;
      case P2PKH, OTHER -> true;
      case P2SH -> {
        Bytes redeem = map.value(PsbtField.IN_REDEEM_SCRIPT);
        yield redeem != null
            && switch (Script.of(redeem).kind()) {
              case P2WPKH, P2WSH -> false;
              case P2PKH, P2SH, P2TR, FUTURE_WITNESS, OTHER -> true;
            };
      }
    };
  }

  private @Nullable SpendingRule rule(@Nullable Bytes script, List<KeyOrigin> origins) {
    Set<Bytes> keys = new HashSet<>(map.values(PsbtField.PARTIAL_SIG).keySet());
    origins.forEach(origin -> keys.add(origin.publicKey()));
    return new SpendingRules(
            script,
            map.value(PsbtField.IN_REDEEM_SCRIPT),
            map.value(PsbtField.IN_WITNESS_SCRIPT),
            map.value(PsbtField.IN_TAP_INTERNAL_KEY),
            map.value(PsbtField.TAP_MERKLE_ROOT),
            !map.values(PsbtField.TAP_LEAF_SCRIPT).isEmpty(),
            keys)
        .rebuild(problems);
  }
}
