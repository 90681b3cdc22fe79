package dev.countersign.trace.store;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.trace.bitcoin.Payment;
import java.util.List;

/**
 * A block of a Bitcoin node.
 *
 * @param payments its transactions, in order
 */
public record PaymentBlock(BlockHeader header, List<Payment> payments) {
  /** Keeps a copy. */
  public PaymentBlock {
    payments = List.copyOf(payments);
  }

  /** What is noted of it. */
  LedgerStore.Block marked() {
    return new LedgerStore.Block(header, List.of(), true);
  }
}
