package dev.countersign.chain.bitcoin;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.payload.BitcoinPayload.Form;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;
import dev.countersign.model.value.Bytes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What spending an output takes, rebuilt from what a PSBT gives beside its script.
 *
 * @param script null where it is not known
 * @param redeem the script that P2SH hashes, or null
 * @param witness the script that P2WSH hashes, or null
 * @param internalKey of taproot, 32 bytes, or null
 * @param merkleRoot of taproot's scripts, or null
 * @param otherTaproot true when there are scripts whose root is not given
 * @param keys public keys that may be in it
 */
record SpendingRules(
    @Nullable Bytes script,
    @Nullable Bytes redeem,
    @Nullable Bytes witness,
    @Nullable Bytes internalKey,
    @Nullable Bytes merkleRoot,
    boolean otherTaproot,
    Set<Bytes> keys) {

  /** The rule, or null where it is not rebuilt; contradictions are added to the problems. */
  @Nullable SpendingRule rebuild(List<String> problems) {
    if (script == null) {
      return null;
    }
    Script outer = Script.of(script);
    if (redeem != null && !isScriptOf(outer, redeem)) {
      problems.add("its redeem script is not the one that the output's script names");
      return null;
    }
    Script inner = redeem == null ? outer : Script.of(redeem);
    if (witness != null
        && !(inner.kind() == ScriptKind.P2WSH
            && inner.program().equals(BitcoinHash.sha256(witness)))) {
      problems.add("its witness script is not the one that the output's script names");
      return null;
    }
    boolean nested = redeem != null;
    return switch (inner.kind()) {
      case P2WPKH -> key(nested ? Form.P2SH_P2WPKH : Form.P2WPKH, inner, 33);
      case P2WSH ->
          witness == null
              ? null
              : multisig(nested ? Form.P2SH_P2WSH_MULTISIG : Form.P2WSH_MULTISIG, witness);
      case P2PKH -> nested ? null : key(Form.P2PKH, inner, 65);
      case P2TR -> nested ? null : taproot(inner.program(), problems);
      case P2SH, FUTURE_WITNESS, OTHER ->
          redeem == null ? null : multisig(Form.P2SH_MULTISIG, redeem);
    };
  }

  private static boolean isScriptOf(Script outer, Bytes redeem) {
    return outer.kind() == ScriptKind.P2SH && outer.program().equals(BitcoinHash.hash160(redeem));
  }

  private @Nullable SpendingRule key(Form form, Script script, int longest) {
    for (Bytes key : keys) {
      if (key.length() >= 33
          && key.length() <= longest
          && BitcoinHash.hash160(key).equals(script.program())) {
        return new SpendingRule(form, 1, List.of(key));
      }
    }
    return null;
  }

  private static @Nullable SpendingRule multisig(Form form, Bytes script) {
    return Script.multisig(script)
        .map(multisig -> new SpendingRule(form, multisig.threshold(), multisig.keys()))
        .orElse(null);
  }

  /** BIP-341: the internal key, tweaked by a hash that commits to the scripts. */
  private @Nullable SpendingRule taproot(Bytes outputKey, List<String> problems) {
    if (internalKey == null) {
      return null;
    }
    if (merkleRoot != null) {
      if (!isTweaked(outputKey, internalKey, merkleRoot)) {
        problems.add("its taproot key and scripts are not those of the output's script");
      }
      return null;
    }
    return !otherTaproot && isTweaked(outputKey, internalKey, Bytes.EMPTY)
        ? new SpendingRule(Form.P2TR, 1, List.of(internalKey))
        : null;
  }

  private static boolean isTweaked(Bytes outputKey, Bytes internal, Bytes merkleRoot) {
    Bytes tweak = BitcoinHash.tagged("TapTweak", internal.concat(merkleRoot));
    Bytes even = Bytes.of(new byte[] {2}).concat(internal);
    return Secp256k1.addToPublicKey(even, tweak)
        .filter(key -> key.from(1).equals(outputKey))
        .isPresent();
  }
}
