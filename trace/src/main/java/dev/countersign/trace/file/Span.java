package dev.countersign.trace.file;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of files are taken: all, those of some blocks, or none, where it is only counted which
 * there are.
 */
final class Span {
  /** From one block to another, both of them included. */
  record Blocks(long first, long last) {
    boolean has(long block) {
      return block >= first && block <= last;
    }
  }

  /** All rows. */
  static final Span ALL = new Span(null, null);

  private final @Nullable Blocks blocks;
  private final @Nullable BlockCounts counts;

  private Span(@Nullable Blocks blocks, @Nullable BlockCounts counts) {
    this.blocks = blocks;
    this.counts = counts;
  }

  /** Rows of these blocks, and those that are of no block. */
  static Span of(Blocks blocks) {
    return new Span(blocks, null);
  }

  /** None, but they are counted. */
  static Span counted(BlockCounts counts) {
    return new Span(null, counts);
  }

  /** Reads a row of a table, if it is taken. */
  void read(Table table, Row row) {
    if (counts != null) {
      counts.add(table.block(row), table);
    } else if (blocks == null || isIn(blocks, table.block(row))) {
      table.read(row);
    }
  }

  private static boolean isIn(Blocks blocks, OptionalLong block) {
    return block.isEmpty() || blocks.has(block.getAsLong());
  }
}
