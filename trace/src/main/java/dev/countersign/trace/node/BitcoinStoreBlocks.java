package dev.countersign.trace.node;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.NodeChain;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.PaymentBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Bitcoin node's blocks in a ledger on disk. Some are gathered and written together; what a kill
 * takes of those is read again by the next load. Outputs that they spend are looked for in the
 * store first, then the node is asked.
 */
public final class BitcoinStoreBlocks implements StoredChain {
  /** So many transactions are gathered at the most, and so many blocks. */
  private static final int MOST_PAYMENTS = 20_000;

  private static final int MOST_BLOCKS = 512;

  private final BitcoinNode node;
  private final LedgerStore store;
  private final List<BlockHeader> gathered = new ArrayList<>();
  private NodeChain chain;

  /**
   * Blocks behind those that a store has.
   *
   * @param from the height of the first one that will be read, 0 or more
   */
  public BitcoinStoreBlocks(BitcoinNode node, LedgerStore store, long from) {
    this.node = node;
    this.store = store;
    this.chain = new NodeChain(node, from, store::unspent);
  }

  /** The node's chain, whose blocks are kept here. */
  public ChainSource<?> source() {
    return new BitcoinSource(node, this::keep);
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return store
        .oldestBlock()
        .or(() -> gathered.isEmpty() ? Optional.empty() : Optional.of(gathered.getFirst()));
  }

  @Override
  public Optional<BlockHeader> newest() {
    return gathered.isEmpty()
        ? store.blocks().map(blocks -> blocks.last())
        : Optional.of(gathered.getLast());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    if (gathered.isEmpty() || number < gathered.getFirst().number()) {
      return store.block(number);
    }
    long index = number - gathered.getFirst().number();
    return index < gathered.size() ? Optional.of(gathered.get((int) index)) : Optional.empty();
  }

  private void keep(BlockHeader header, BitcoinBlock block) throws NodeFault {
    if (chain.chain().next() != header.number()) {
      throw new IllegalArgumentException("no block after " + newest() + ": " + header);
    }
    chain.add(block);
    gathered.add(header);
    if (gathered.size() >= MOST_BLOCKS || chain.chain().size() >= MOST_PAYMENTS) {
      flush();
    }
  }

  @Override
  public void undoFrom(long number) {
    flush();
    store.undoFrom(number);
    chain = new NodeChain(node, number, store::unspent);
  }

  @Override
  public void flush() {
    if (gathered.isEmpty()) {
      return;
    }
    List<List<Payment>> payments = new ArrayList<>();
    gathered.forEach(any -> payments.add(new ArrayList<>()));
    long first = gathered.getFirst().number();
    for (Payment payment : chain.chain().payments()) {
      if (!isRepeated(payment)) {
        payments.get(Math.toIntExact(payment.block() - first)).add(payment);
      }
    }
    List<PaymentBlock> blocks = new ArrayList<>();
    for (int i = 0; i < payments.size(); i++) {
      blocks.add(new PaymentBlock(gathered.get(i), payments.get(i)));
    }
    store.appendPayments(blocks);
    chain = new NodeChain(node, gathered.getLast().number() + 1, store::unspent);
    gathered.clear();
  }

  /** Two coinbases of 2010 repeat earlier ones, whose coins they replaced (BIP-30). */
  private boolean isRepeated(Payment payment) {
    return payment.isCoinbase()
        && store.has(Bytes.fromHex("0x" + payment.txid(), "The id of a transaction"));
  }
}
