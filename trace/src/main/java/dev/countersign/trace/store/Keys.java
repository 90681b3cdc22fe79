package dev.countersign.trace.store;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What the keys of a store are made of, and how names stand in it. */
final class Keys {
  static final byte[] HEAD = ascii("head");

  /** After all postings; its value is how many transactions they cover. */
  static final byte[] COVERED = {(byte) 0xff};

  /** How many postings stand between balances. */
  static final byte[] GROUP = ascii("group");

  /** Which blocks were read of a node. */
  static final byte[] BLOCKS = ascii("blocks");

  /** From which transaction on logs of bridges are kept, where not from the first on. */
  static final byte[] LOGGED = ascii("logged");

  /** The network of a store of Bitcoin. */
  static final byte[] NETWORK = ascii("network");

  /** What was whole before a load that is not finished, where the store can still be read so. */
  static final byte[] WHOLE = ascii("whole");

  /** What a write that is not finished makes of the head, or what one that takes back made less. */
  static final byte[] PENDING = ascii("pending");

  private static final int ADDRESS = 20;
  private static final byte MARK = (byte) 0xff; // never a byte of UTF-8

  private Keys() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] ordered(long number) {
    Packer packer = new Packer(9);
    packer.ordered(number);
    return packer.copy();
  }

  static byte[] asset(int number) {
    return ascii("asset/" + number);
  }

  static byte[] input(int number) {
    return ascii("input/" + number);
  }

  static byte[] block(long number) {
    return ascii("block/" + number);
  }

  /** The first posting of a chunk: its account, asset and position. */
  static byte[] posting(int account, int asset, long position) {
    Packer packer = new Packer(16);
    packer.bigEndian(account, 4);
    packer.ordered(asset);
    packer.ordered(position);
    return packer.copy();
  }

  /** The bytes that a name is kept as: an address's own, any other's behind a mark. */
  static byte[] name(String name) {
    byte[] address = new byte[ADDRESS];
    if (address(name, address)) {
      return address;
    }
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    // One that would be as long as an address gets another mark behind it.
    byte[] marked = new byte[text.length + (text.length + 1 == ADDRESS ? 2 : 1)];
    Arrays.fill(marked, MARK);
    System.arraycopy(text, 0, marked, 1, text.length);
    return marked;
  }

  /** Reads an address in lower case into twenty bytes; false where it is none. */
  static boolean address(String name, byte[] into) {
    if (name.length() != 2 + 2 * ADDRESS || name.charAt(0) != '0' || name.charAt(1) != 'x') {
      return false;
    }
    int wrong = 0;
    for (int i = 0; i < ADDRESS; i++) {
      int high = digit(name.charAt(2 + 2 * i));
      int low = digit(name.charAt(3 + 2 * i));
      wrong |= high | low;
      into[i] = (byte) (high << 4 | low);
    }
    return wrong >= 0;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** The name that is kept as these bytes. */
  static String name(byte[] kept) {
    if (kept.length == ADDRESS) {
      return "0x" + HexFormat.of().formatHex(kept);
    }
    int end = kept[kept.length - 1] == MARK && kept.length > 1 ? kept.length - 1 : kept.length;
    return new String(kept, 1, end - 1, StandardCharsets.UTF_8);
  }

  /** A number out of bytes that looks like chance. */
  static long mixed(byte[] bytes, int length) {
    long mixed = length;
    for (int i = 0; i < length; i++) {
      mixed = (mixed ^ (bytes[i] & 0xff)) * 0x100000001b3L;
    }
    return mixed(mixed);
  }

  static long mixed(long number) {
    long mixed = (number ^ (number >>> 32)) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xbf58476d1ce4e5b9L;
    return mixed ^ (mixed >>> 32);
  }

  static long mixed(Bytes bytes) {
    byte[] raw = bytes.toArray();
    return mixed(raw, raw.length);
  }
}
