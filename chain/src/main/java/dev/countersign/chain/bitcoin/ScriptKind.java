package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;

/** The forms of scripts that outputs have in practice. */
public enum ScriptKind {
  P2PKH,
  P2SH,
  P2WPKH,
  P2WSH,
  P2TR,
  /** A witness program of a version or length without a meaning yet (BIP-141). */
  FUTURE_WITNESS,
  OTHER;

  private static final int OP_RETURN = 0x6a;

  /** The form of an output's script. */
  public static ScriptKind of(Bytes script) {
    return Script.of(script).kind();
  }

  /** Whether nobody can ever spend an output with that script, since it begins with OP_RETURN. */
  public static boolean isUnspendable(Bytes script) {
    return !script.isEmpty() && script.at(0) == OP_RETURN;
  }
}
