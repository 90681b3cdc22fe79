package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.chain.payload.BitcoinPayload.SpendingRule;

/**
 * The size of a transaction once it is signed, in virtual bytes (BIP-141): at least about so large.
 * An input whose script is not known counts as the smallest, so that the fee's rate is rather found
 * too high than too low.
 */
final class TransactionSize {
  private static final int AROUND = 10;
  private static final int OUTPUT = 9;
  private static final int BARE_INPUT = 41;
  private static final int SMALLEST_INPUT = 57;
  private static final int SIGNATURE = 72;
  private static final int WITNESS_DISCOUNT = 4;

  private TransactionSize() {}

  static long atLeast(BitcoinPayload payload) {
    long size = AROUND;
    for (BitcoinPayload.Input input : payload.inputs()) {
      SpendingRule rule = input.rule();
      size += rule == null ? SMALLEST_INPUT : of(rule);
    }
    for (BitcoinPayload.Output output : payload.outputs()) {
      size += OUTPUT + output.scriptPubKey().length();
    }
    return size;
  }

  private static long of(SpendingRule rule) {
    long signatures = (long) rule.threshold() * SIGNATURE;
    long script = rule.publicKeys().stream().mapToLong(key -> key.length() + 1L).sum() + 3;
    return switch (rule.form()) {
      case P2PKH -> BARE_INPUT + SIGNATURE + script - 3;
      case P2WPKH -> BARE_INPUT + (SIGNATURE + script) / WITNESS_DISCOUNT;
      case P2SH_P2WPKH -> BARE_INPUT + 23 + (SIGNATURE + script) / WITNESS_DISCOUNT;
      case P2TR -> SMALLEST_INPUT;
      case P2SH_MULTISIG -> BARE_INPUT + signatures + script;
      case P2WSH_MULTISIG -> BARE_INPUT + (signatures + script) / WITNESS_DISCOUNT;
      case P2SH_P2WSH_MULTISIG -> BARE_INPUT + 35 + (signatures + script) / WITNESS_DISCOUNT;
    };
  }
}
