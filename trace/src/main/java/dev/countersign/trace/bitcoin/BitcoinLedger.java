package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.trace.ledger.Ledger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Transactions of Bitcoin as a ledger: each output is an account, which receives once and is spent
 * whole. People know addresses, each of which stands for all the outputs that pay to it. Outputs of
 * zero satoshi are no accounts, but parts of their payments.
 */
public interface BitcoinLedger extends Ledger {
  /** The transaction at a position, with the outputs that it spends. */
  Payment payment(long position);

  /** The output that an account stands for; nothing for the coinbases' mint and for fees. */
  Optional<Coin> coin(int account);

  /**
   * The position of the transaction that made an output; nothing for the mint, for fees, and for
   * outputs that were made before the ledger begins.
   */
  OptionalLong madeAt(int account);

  /** Where an address is first seen, paid to or spent from. */
  OptionalLong firstAt(String address);

  /** Where outputs pay to an address: one position for each output, the smallest first. */
  LongStream paidAt(String address);

  /** Where outputs of an address are spent: one position for each, in any order. */
  LongStream spentAt(String address);
}
