package dev.countersign.trace.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How accounts of Bitcoin are called in a store: an output of a transaction that is there by its
 * position and number, one that was made before by its transaction's id, all else as a text.
 */
final class OutputNames {
  static final int ID = 32;
  private static final int ID_DIGITS = 2 * ID;
  private static final int MOST_DIGITS = 9;

  /** No length of an ordered number. */
  private static final int BEFORE = 0xfe;

  private static final int TEXT = 0xff;

  private OutputNames() {}

  /** An output of a transaction that is there. */
  static byte[] of(long position, int index) {
    Packer packer = new Packer(14);
    packer.ordered(position);
    packer.number(index);
    return packer.copy();
  }

  /** Any other account. */
  static byte[] other(String name) {
    if (!isOutput(name)) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      Packer packer = new Packer(text.length + 1);
      packer.u8(TEXT);
      packer.raw(text);
      return packer.copy();
    }
    Packer packer = new Packer(1 + ID + 5);
    packer.u8(BEFORE);
    packer.raw(id(name));
    packer.number(index(name));
    return packer.copy();
  }

  /** Whether it is an output's name as it is always written: an id, a colon and a number. */
  static boolean isOutput(String name) {
    int digits = name.length() - ID_DIGITS - 1;
    if (digits < 1 || digits > MOST_DIGITS || name.charAt(ID_DIGITS) != ':') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits =
          (c >= '0' && c <= '9') || (i < ID_DIGITS && c >= 'a' && c <= 'f') || i == ID_DIGITS;
      if (!fits) {
        return false;
      }
    }
    return digits == 1 || name.charAt(ID_DIGITS + 1) != '0';
  }

  /** The transaction's id of an output's name. */
  static byte[] id(String output) {
    return HexFormat.of().parseHex(output, 0, ID_DIGITS);
  }

  /** The number of an output's name. */
  static int index(String output) {
    return Integer.parseInt(output, ID_DIGITS + 1, output.length(), 10);
  }

  static String output(byte[] id, int index) {
    return HexFormat.of().formatHex(id) + ":" + index;
  }

  /** Whether it is one of a transaction that is there. */
  static boolean isThere(byte[] kept) {
    return (kept[0] & 0xff) < BEFORE;
  }

  static long position(byte[] kept) {
    return new Unpacker(kept).ordered();
  }

  /** The number of an output of a transaction that is there. */
  static int index(byte[] kept) {
    Unpacker in = new Unpacker(kept);
    in.ordered();
    return in.integer();
  }

  /** The name of one that is not. */
  static String name(byte[] kept) {
    if ((kept[0] & 0xff) == TEXT) {
      return new String(kept, 1, kept.length - 1, StandardCharsets.UTF_8);
    }
    return output(
        Arrays.copyOfRange(kept, 1, 1 + ID), new Unpacker(kept, 1 + ID, kept.length).integer());
  }
}
