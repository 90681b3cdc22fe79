package dev.countersign.trace.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How many rows there are of which blocks, some hundred blocks together. */
final class BlockCounts {
  /** So many blocks are counted together. */
  static final long TOGETHER = 100;

  /** All blocks at once. */
  static final List<Span.Blocks> ONE = new BlockCounts().parts(1);

  private final TreeMap<Long, Long> rows = new TreeMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private boolean hasUnplaced;
  private boolean hasGeneral;

  /** A row of a table, of a block or of none. */
  void add(OptionalLong block, Table table) {
    if (block.isPresent()) {
      rows.merge(Math.floorDiv(block.getAsLong(), TOGETHER), 1L, Long::sum);
      first = Math.min(first, block.getAsLong());
      last = Math.max(last, block.getAsLong());
    } else if (table.isGeneral()) {
      hasGeneral = true;
    } else {
      hasUnplaced = true;
    }
  }

  /** All that another counted too. */
  void add(BlockCounts other) {
    other.rows.forEach((block, count) -> rows.merge(block, count, Long::sum));
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    hasUnplaced |= other.hasUnplaced;
    hasGeneral |= other.hasGeneral;
  }

  /** The earliest block of all; nothing where there is none. */
  OptionalLong first() {
    return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** The newest block of all; nothing where there is none. */
  OptionalLong last() {
    return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** Whether there are rows that say no block and belong to one. */
  boolean hasUnplaced() {
    return hasUnplaced;
  }

  /** Whether anything there is of these blocks, or of none. */
  boolean touches(Span.Blocks blocks) {
    Long next = rows.ceilingKey(Math.floorDiv(blocks.first(), TOGETHER));
    return hasGeneral || hasUnplaced || (next != null && next * TOGETHER <= blocks.last());
  }

  /**
   * Divides the blocks, the earliest first, so that each part has at most so many rows, as far as
   * blocks that are counted together let.
   *
   * @return at least one part; the first begins before, and the last ends after, any block
   */
  List<Span.Blocks> parts(long most) {
    List<Span.Blocks> parts = new ArrayList<>();
    long first = Long.MIN_VALUE + 1;
    long count = 0;
    for (Map.Entry<Long, Long> one : rows.entrySet()) {
      if (count > 0 && count + one.getValue() > most) {
        long end = one.getKey() * TOGETHER;
        parts.add(new Span.Blocks(first, end - 1));
        first = end;
        count = 0;
      }
      count += one.getValue();
    }
    parts.add(new Span.Blocks(first, Long.MAX_VALUE));
    return parts;
  }
}
