package dev.countersign.chain.bitcoin;

import java.util.Optional;

/**
 * An output of a transaction, spent or not.
 *
 * @param outpoint the transaction's id as explorers show it, a colon, and the output's number
 * @param address what it pays to; nothing for a script that has no address
 * @param kind the form of its script
 * @param amount in satoshi, zero or more
 * @param spendable false where its script says that nobody can ever spend it
 */
public record Coin(
    String outpoint, Optional<String> address, ScriptKind kind, long amount, boolean spendable) {
  /** Checks the amount. */
  public Coin {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount is never negative: " + amount);
    }
  }

  /** An output as it stands in a transaction. */
  public static Coin of(BitcoinTransaction transaction, int index, BitcoinNetwork network) {
    BitcoinTransaction.Out out = transaction.outputs().get(index);
    return new Coin(
        transaction.txid() + ":" + index,
        BitcoinAddress.of(network, out.script()),
        ScriptKind.of(out.script()),
        out.amount(),
        !ScriptKind.isUnspendable(out.script()));
  }
}
