package dev.countersign.cli.trace;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.node.BitcoinBlocks;
import dev.countersign.trace.node.MemoryBlocks;
import dev.countersign.trace.report.Answer;
import java.util.Optional;
import java.util.Set;

/** The blocks of an open trace, as far as they were read. */
interface OpenBlocks {
  /** All of them. */
  Ledger ledger();

  /** Which they are; there must be one. */
  Answer.Blocks told();

  /** The last one. */
  Optional<BlockHeader> newest();

  /**
   * Whether blocks from a height on may change where value is.
   *
   * @param holders the accounts that have some of it
   */
  boolean touch(Set<String> holders, long from);

  /** Of an Ethereum chain (EIP-155). */
  static OpenBlocks of(MemoryBlocks blocks, long chain) {
    return new OpenBlocks() {
      @Override
      public Ledger ledger() {
        return blocks.ledger(chain);
      }

      @Override
      public Answer.Blocks told() {
        return new Answer.Blocks(
            chain,
            blocks.oldest().orElseThrow(),
            blocks.newest().orElseThrow(),
            !blocks.lacksCalls());
      }

      @Override
      public Optional<BlockHeader> newest() {
        return blocks.newest();
      }

      @Override
      public boolean touch(Set<String> holders, long from) {
        return blocks.entriesFrom(from).stream().anyMatch(entry -> isTouched(entry, holders));
      }
    };
  }

  private static boolean isTouched(Entry entry, Set<String> holders) {
    return entry.payer().filter(holders::contains).isPresent()
        || entry.moves().stream()
            .anyMatch(move -> holders.contains(move.from()) || holders.contains(move.to()));
  }

  /** Of Bitcoin, whose every block may pay to the address that was asked for. */
  static OpenBlocks of(BitcoinBlocks blocks) {
    return new OpenBlocks() {
      @Override
      public Ledger ledger() {
        return blocks.ledger();
      }

      @Override
      public Answer.Blocks told() {
        return new Answer.Blocks(
            0, blocks.oldest().orElseThrow(), blocks.newest().orElseThrow(), true);
      }

      @Override
      public Optional<BlockHeader> newest() {
        return blocks.newest();
      }

      @Override
      public boolean touch(Set<String> holders, long from) {
        return true;
      }
    };
  }
}
