package dev.countersign.lure.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the blocks of an image in UDF lie, on partitions that are as long as they look. */
final class UdfPartitions {
  static final UdfPartitions NONE = new UdfPartitions(Source.of(new byte[0]), 2048);

  private static final int MOST = 4;
  private static final int SECTOR = 2048;

  private final Source source;
  private final int block;
  private final List<Long> starts = new ArrayList<>();

  private UdfPartitions(Source source, int block) {
    this.source = source;
    this.block = block;
  }

  static UdfPartitions of(Source source, byte[] logical, List<byte[]> physical) throws IOException {
    long block = LittleEndian.u32(logical, 212);
    if (block < 512 || block > 1 << 16 || LittleEndian.u32(logical, 268) > MOST) {
      throw new IOException("its UDF is of a form that is not read here");
    }
    UdfPartitions made = new UdfPartitions(source, (int) block);
    int at = 440;
    for (long i = 0; i < LittleEndian.u32(logical, 268) && at + 2 <= logical.length; i++) {
      int length = logical[at + 1] & 0xff;
      if (logical[at] != 1) {
        throw unknown();
      }
      made.starts.add(start(physical, LittleEndian.u16(logical, at + 4)) * SECTOR);
      at += Math.max(1, length);
    }
    return made;
  }

  private static IOException unknown() {
    return new IOException("its UDF is of a form that is not read here");
  }

  private static long start(List<byte[]> physical, int number) throws IOException {
    for (byte[] one : physical) {
      if (LittleEndian.u16(one, 22) == number) {
        return LittleEndian.u32(one, 188);
      }
    }
    throw new IOException("its UDF names a part of the disk that is not there");
  }

  /** How long a block is, in bytes. */
  int block() {
    return block;
  }

  /** The bytes of a block; none where it lies nowhere. */
  byte[] read(long number, int partition) throws IOException {
    long at = place(number, partition);
    return at < 0 ? new byte[0] : source.read(at, block);
  }

  /** Where a block lies on the disk; -1 where nowhere. */
  long place(long number, int partition) {
    return partition < starts.size() ? starts.get(partition) + number * block : -1;
  }
}
