package dev.countersign.trace.node;

import dev.countersign.chain.block.AssetMove;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.model.value.Address;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Issuance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a block moved, as entries of a ledger. */
public final class BlockEntries {
  /** The account that what the chain makes comes from; no address, so that nobody has it. */
  public static final String MINT = "mint";

  private BlockEntries() {}

  /**
   * One entry a transaction, in their order; behind them, where there is any, what the chain made,
   * under the block's hash.
   */
  public static List<Entry> of(BlockMoves block) {
    BlockHeader header = block.header();
    List<Entry> entries = new ArrayList<>();
    for (BlockMoves.OfTransaction one : block.transactions()) {
      entries.add(
          Issuance.seen(
              new Entry(
                  header.number(),
                  entries.size(),
                  one.hash(),
                  header.time(),
                  Optional.of(one.payer().toHex()),
                  one.fee(),
                  Entry.gasPrice(one.price()),
                  one.moves().stream().map(BlockEntries::moved).toList(),
                  one.logs())));
    }
    if (!block.made().isEmpty()) {
      entries.add(
          new Entry(
              header.number(),
              entries.size(),
              header.hash(),
              header.time(),
              Optional.empty(),
              BigInteger.ZERO,
              block.made().stream().map(BlockEntries::moved).toList()));
    }
    return entries;
  }

  private static Entry.Moved moved(AssetMove move) {
    return new Entry.Moved(
        move.from().map(Address::toHex).orElse(MINT),
        move.to().toHex(),
        move.asset(),
        move.amount());
  }
}
