package dev.countersign.lure.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What UDF says of a file (ECMA-167 4/14.9 and 14.17).
 *
 * @param at where that stands on the disk
 * @param type 4 for a folder, 12 for a symbolic link
 * @param partial whether not all of its pieces could be found
 */
record UdfEntry(
    long at, int type, boolean executable, boolean partial, List<IsoFile.Piece> pieces) {
  private static final int FILE = 261;
  private static final int EXTENDED = 266;
  private static final int CONTINUES = 258;
  private static final int RUN = 1 | 1 << 5 | 1 << 10;
  private static final int MOST_PIECES = 1_000;
  private static final int NOT_RECORDED = 1;
  private static final int MORE = 3;

  /** Reads the one in a block. */
  static Optional<UdfEntry> read(UdfPartitions partitions, long block, int partition)
      throws IOException {
    byte[] bytes = partitions.read(block, partition);
    int tag = LittleEndian.u16(bytes, 0);
    if (tag != FILE && tag != EXTENDED) {
      return Optional.empty();
    }
    long at = partitions.place(block, partition);
    int head = tag == FILE ? 168 : 208;
    long attributes = LittleEndian.u32(bytes, head);
    long length = LittleEndian.u32(bytes, head + 4);
    long from = head + 8 + attributes;
    long size = LittleEndian.s64(bytes, 56);
    if (size < 0 || from + length > bytes.length) {
      return Optional.empty();
    }
    int way = LittleEndian.u16(bytes, 34) & 7;
    boolean executable = (LittleEndian.u32(bytes, 44) & RUN) != 0;
    Pieces pieces = new Pieces(partitions, partition, size);
    if (way == 3) {
      pieces.add(at + from, Math.min(length, size));
    } else {
      pieces.read(bytes, (int) from, (int) length, way);
    }
    return Optional.of(
        new UdfEntry(at, bytes[27], executable, pieces.left > 0 || way == 2, pieces.found));
  }

  /** Copies. */
  UdfEntry {
    pieces = List.copyOf(pieces);
  }

  /** The places of a file's bytes, as they are read. */
  private static final class Pieces {
    private final UdfPartitions partitions;
    private final int partition;
    private final List<IsoFile.Piece> found = new ArrayList<>();
    private long left;

    Pieces(UdfPartitions partitions, int partition, long size) {
      this.partitions = partitions;
      this.partition = partition;
      this.left = size;
    }

    void add(long place, long length) {
      long taken = Math.min(length, left);
      if (taken > 0) {
        found.add(new IsoFile.Piece(place, taken));
        left -= taken;
      }
    }

    /** Reads descriptors, of eight bytes or of sixteen, and blocks with more of them. */
    void read(byte[] first, int start, int length, int way) throws IOException {
      byte[] bytes = first;
      int at = start;
      int end = start + length;
      int step = way == 0 ? 8 : 16;
      int blocks = 0;
      while (way <= 1 && left > 0 && at + step <= end && found.size() < MOST_PIECES) {
        long said = LittleEndian.u32(bytes, at);
        long count = said & 0x3fff_ffffL;
        int of = way == 0 ? partition : LittleEndian.u16(bytes, at + 8);
        long number = LittleEndian.u32(bytes, at + 4);
        long place = partitions.place(number, of);
        at += step;
        if (count == 0 || place < 0) {
          return;
        }
        if (said >>> 30 == MORE) {
          bytes = partitions.read(number, of);
          at = 24;
          end = (int) Math.min(bytes.length, 24 + LittleEndian.u32(bytes, 20));
          if (LittleEndian.u16(bytes, 0) != CONTINUES || ++blocks > MOST_PIECES / 10) {
            return;
          }
        } else if (said >>> 30 >= NOT_RECORDED) {
          add(Long.MAX_VALUE / 2, count);
        } else {
          add(place, count);
        }
      }
    }
  }
}
