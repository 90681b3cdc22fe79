package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A zip archive whose only entry unpacks to the archive itself, after Russ Cox, "Zip Files All The
 * Way Down" (2010). Literals and repeats take five bytes each, the last four, so that they can
 * speak of one another.
 */
final class Quine {
  private static final String LOCAL_NAME = "a-file-that-holds-itself-r.zip";
  private static final int UNIT = 5;
  private static final int LAST = 4;

  private Quine() {}

  static byte[] zip() {
    int before = 30 + LOCAL_NAME.length();
    int after = 46 + LOCAL_NAME.length() + 22;
    byte[] last = new byte[0];
    // The sizes stand in the headers, and do not depend on what stands there.
    for (int round = 0; round < 2; round++) {
      int size = last.length;
      int packed = size - before - after;
      last = file(header(packed, size), trailer(packed, size, before + packed));
    }
    return last;
  }

  private static byte[] file(byte[] p, byte[] s) {
    byte[] lp = literal(p.length + UNIT);
    byte[] rp = repeat(false, p.length + UNIT, p.length + UNIT);
    byte[] r4 = repeat(false, 4 * UNIT, 10, 10);
    byte[] l0 = literal(0);
    byte[] l1 = literal(UNIT);
    byte[] l4 = literal(4 * UNIT);
    byte[] rs = repeat(true, s.length + LAST, s.length + LAST);
    byte[] ls = literal(s.length + rs.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[][] code = {
      p, lp, p, lp, rp, l1, rp, l1, l1, l4, rp, l1, l1, l4, r4, l4, r4, l4, r4, l4, r4, l4, r4, l0,
      l0, ls, r4, l0, l0, ls, rs, s, rs, s
    };
    for (byte[] part : code) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A stored block's head. */
  private static byte[] literal(int length) {
    return new byte[] {
      0, (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)
    };
  }

  /** A block of fixed codes that repeats what is so far back, in so many pieces. */
  private static byte[] repeat(boolean end, int distance, int... lengths) {
    Bits bits = new Bits();
    bits.number(end ? 1 : 0, 1);
    bits.number(1, 2);
    for (int length : lengths) {
      bits.length(length);
      bits.distance(distance);
    }
    bits.code(0, 7);
    if (!end && bits.count == 30) {
      bits.number(0, 1);
      bits.number(1, 2);
      bits.code(0, 7);
    }
    if (!end && bits.count != 8 * UNIT) {
      throw new IllegalStateException("a repeat of " + bits.count + " bits");
    }
    return bits.bytes();
  }

  private static byte[] header(int packed, int size) {
    return ByteBuffer.allocate(30 + LOCAL_NAME.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) 0)
        .putShort((short) 8)
        .putInt(0)
        .putInt(0)
        .putInt(packed)
        .putInt(size)
        .putShort((short) LOCAL_NAME.length())
        .putShort((short) 0)
        .put(LOCAL_NAME.getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] trailer(int packed, int size, int directory) {
    return ByteBuffer.allocate(46 + LOCAL_NAME.length() + 22)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x02014b50)
        .putShort((short) 20)
        .putShort((short) 20)
        .putShort((short) 0)
        .putShort((short) 8)
        .putInt(0)
        .putInt(0)
        .putInt(packed)
        .putInt(size)
        .putShort((short) LOCAL_NAME.length())
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putInt(0)
        .putInt(0)
        .put(LOCAL_NAME.getBytes(ISO_8859_1))
        .putInt(0x06054b50)
        .putInt(0)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(46 + LOCAL_NAME.length())
        .putInt(directory)
        .putShort((short) 0)
        .array();
  }

  /** Bits as deflate packs them (RFC 1951, 3.1.1). */
  private static final class Bits {
    private static final int[] LENGTHS = {
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131
    };
    private static final int[] DISTANCES = {
      1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int current;
    private int count;

    private void number(int value, int width) {
      for (int i = 0; i < width; i++) {
        current |= (value >> i & 1) << count % 8;
        count++;
        if (count % 8 == 0) {
          out.write(current);
          current = 0;
        }
      }
    }

    private void code(int value, int width) {
      number(Integer.reverse(value) >>> (32 - width), width);
    }

    private void length(int length) {
      int index = last(LENGTHS, length);
      int symbol = 257 + index;
      if (symbol < 280) {
        code(symbol - 256, 7);
      } else {
        code(0b11000000 + symbol - 280, 8);
      }
      number(length - LENGTHS[index], index < 8 ? 0 : (index - 4) / 4);
    }

    private void distance(int distance) {
      int index = last(DISTANCES, distance);
      code(index, 5);
      number(distance - DISTANCES[index], index < 4 ? 0 : (index - 2) / 2);
    }

    private static int last(int[] starts, int value) {
      int index = starts.length - 1;
      while (starts[index] > value) {
        index--;
      }
      return index;
    }

    private byte[] bytes() {
      while (count % 8 != 0) {
        number(0, 1);
      }
      return out.toByteArray();
    }
  }
}
