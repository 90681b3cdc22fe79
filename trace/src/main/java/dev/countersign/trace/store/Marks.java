package dev.countersign.trace.store;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import java.util.Optional;

/**
 * Which blocks a store got from a node, so that it can be told whether the node's next block
 * follows and what a reorganisation gave up. The last {@link #KEPT} are kept.
 */
final class Marks {
  /** More than any chain was ever reorganised. */
  static final int KEPT = 16_384;

  private final Reading reading;

  Marks(Reading reading) {
    this.reading = reading;
  }

  private record Range(long first, long last, boolean lacksCalls) {
    private static Range of(byte[] packed) {
      Unpacker in = new Unpacker(packed);
      return new Range(in.number(), in.number(), in.number() != 0);
    }

    private byte[] packed() {
      Packer packer = new Packer(24);
      packer.number(first);
      packer.number(last);
      packer.number(lacksCalls ? 1 : 0);
      return packer.copy();
    }
  }

  private Optional<Range> range() {
    return Optional.ofNullable(reading.get(Family.META, Keys.BLOCKS)).map(Range::of);
  }

  /** The blocks that were read of the node. */
  Optional<StoredBlocks> blocks() {
    return range()
        .flatMap(range ->
            at(range.last)
                .map(last ->
                    new StoredBlocks(at(range.first).orElse(last), last, range.lacksCalls)));
  }

  /** The block at a height; nothing where it is not kept. */
  Optional<BlockHeader> at(long number) {
    return range()
        .filter(range -> number >= range.first && number <= range.last)
        .flatMap(any -> Optional.ofNullable(reading.get(Family.META, Keys.block(number))))
        .map(packed -> header(number, packed));
  }

  /** The earliest block that is kept. */
  Optional<BlockHeader> oldest() {
    return range().flatMap(range -> at(Math.max(range.first, range.last - KEPT + 1)));
  }

  private static BlockHeader header(long number, byte[] packed) {
    Unpacker in = new Unpacker(packed);
    return new BlockHeader(number, Bytes.of(in.raw(32)), Bytes.of(in.raw(32)), in.number());
  }

  /** Adds the next blocks to a batch. Blocks that do not follow the ones there replace them all. */
  void add(Iterable<LedgerStore.Block> blocks, Writes batch) {
    Range now = range().orElse(null);
    for (LedgerStore.Block block : blocks) {
      BlockHeader header = block.header();
      boolean follows = now != null && now.last + 1 == header.number();
      if (now != null && !follows) {
        delete(now, now.first, batch);
      }
      now =
          new Range(
              follows && now != null ? now.first : header.number(),
              header.number(),
              !block.calls() || (follows && now != null && now.lacksCalls));
      Packer packer = new Packer(80);
      packer.raw(header.hash().toArray());
      packer.raw(header.parent().toArray());
      packer.number(header.time());
      batch.put(Family.META, Keys.block(header.number()), packer.copy());
      if (header.number() - now.first > KEPT) {
        delete(Keys.block(header.number() - KEPT), batch);
      }
    }
    if (now != null) {
      batch.put(Family.META, Keys.BLOCKS, now.packed());
    }
  }

  /** Takes those from a height on out, in a batch; false where there are none. */
  boolean undoFrom(long number, Writes batch) {
    Range now = range().orElse(null);
    if (now == null || now.last < number) {
      return false;
    }
    delete(now, Math.max(number, now.first), batch);
    if (number <= now.first) {
      delete(Keys.BLOCKS, batch);
    } else {
      Range left = new Range(now.first, number - 1, now.lacksCalls);
      batch.put(Family.META, Keys.BLOCKS, left.packed());
    }
    return true;
  }

  private void delete(Range of, long from, Writes batch) {
    if (from <= of.first) {
      delete(Keys.block(of.first), batch);
    }
    for (long number = Math.max(from, of.last - KEPT + 1); number <= of.last; number++) {
      delete(Keys.block(number), batch);
    }
  }

  private void delete(byte[] key, Writes batch) {
    batch.delete(Family.META, key);
  }
}
