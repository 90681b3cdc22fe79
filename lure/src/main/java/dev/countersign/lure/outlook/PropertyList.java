package dev.countersign.lure.outlook;

import dev.countersign.lure.archive.LittleEndian;
import java.util.Arrays;
import java.util.function.Consumer;

/** Properties one behind the other, as TNEF writes them (MS-OXTNEF 2.1.3.4). */
final class PropertyList {
  private static final int SEVERAL = 0x1000;
  private static final int CLASS_ID = 0x0048;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** A property; of several values the first. */
  @SuppressWarnings("ArrayRecordComponent") // only handed on
  record One(int id, int type, byte[] value) {}

  PropertyList(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = from + 4;
  }

  int at() {
    return at;
  }

  /** Reads the next, and hands it on unless it is a named one; false where it cannot be read. */
  boolean next(int firstNamed, Consumer<One> taken) {
    if (at + 4 > end) {
      at = end;
      return false;
    }
    int type = LittleEndian.u16(bytes, at);
    int id = LittleEndian.u16(bytes, at + 2);
    at += 4;
    if (id >= firstNamed) {
      name();
    }
    int one = type & ~SEVERAL;
    boolean sized = sized(one);
    long count = 1;
    if (sized || one != type) {
      count = LittleEndian.u32(bytes, at);
      at += 4;
    }
    if (fixed(one) == 0 && !sized) {
      return true;
    }
    for (long i = 0; i < count; i++) {
      long length = fixed(one);
      if (sized) {
        length = LittleEndian.u32(bytes, at);
        at += 4;
      }
      if (length < 0 || at < 0 || length > end - at) {
        at = end;
        return false;
      }
      if (i == 0 && one == type && id < firstNamed) {
        taken.accept(new One(id, type, value(type, (int) length)));
      }
      skip(length);
    }
    return true;
  }

  private byte[] value(int type, int length) {
    int to = at + length;
    if (type == Properties.NARROW && to > at && bytes[to - 1] == 0) {
      to--;
    } else if (type == Properties.WIDE && to - at > 1 && bytes[to - 1] == 0 && bytes[to - 2] == 0) {
      to -= 2;
    }
    return Arrays.copyOfRange(bytes, at, to);
  }

  private void name() {
    long kind = LittleEndian.u32(bytes, at + 16);
    at += 20;
    long length = kind == 0 ? 0 : LittleEndian.u32(bytes, at);
    at += 4;
    skip(length);
  }

  /** Over so many bytes, and to a multiple of four. */
  private void skip(long length) {
    at = (int) Math.min(end, at + (length + 3) / 4 * 4);
  }

  private static boolean sized(int type) {
    return type == Properties.NARROW
        || type == Properties.WIDE
        || type == Properties.BINARY
        || type == Properties.OBJECT;
  }

  /** How long a value of that type is; -1 for a type that is not known. */
  private static int fixed(int type) {
    return switch (type) {
      case 0x0001 -> 0;
      case 0x0002, 0x0003, 0x0004, 0x000a, 0x000b -> 4;
      case 0x0005, 0x0006, 0x0007, 0x0014, Properties.TIME -> 8;
      case CLASS_ID -> 16;
      default -> -1;
    };
  }
}
