package dev.countersign.lure.archive;

/** Numbers as most binary formats write them, the least significant byte first. */
public final class LittleEndian {
  private LittleEndian() {}

  /** Two bytes, 0 to 65,535; 0 where they are beyond the end. */
  public static int u16(byte[] bytes, int at) {
    return at < 0 || at > bytes.length - 2 ? 0 : (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  /** Four bytes, 0 to 2^32 - 1; 0 where they are beyond the end. */
  public static long u32(byte[] bytes, int at) {
    return at < 0 || at > bytes.length - 4 ? 0 : u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
  }

  /** Eight bytes, negative where they are 2^63 or more; 0 where they are beyond the end. */
  public static long s64(byte[] bytes, int at) {
    return at < 0 || at > bytes.length - 8 ? 0 : u32(bytes, at) | u32(bytes, at + 4) << 32;
  }
}
