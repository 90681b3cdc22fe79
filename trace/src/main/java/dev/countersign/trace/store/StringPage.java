package dev.countersign.trace.store;

import java.util.Arrays;

/** Byte strings with consecutive numbers: hashes of transactions, names of accounts. */
final class StringPage {
  /** So many are on a page. */
  static final int ROOM = 128;

  private StringPage() {}

  /**
   * The string at a place of a page; nothing where the page ends before it.
   *
   * @return an empty array where there is none
   */
  static byte[] get(byte[] page, int index) {
    Unpacker in = new Unpacker(page);
    int length = in.integer();
    if (length > 0) {
      int from = in.at() + index * length;
      return from + length > page.length
          ? new byte[0]
          : Arrays.copyOfRange(page, from, from + length);
    }
    for (int i = 0; in.hasMore(); i++) {
      int next = in.integer();
      if (i == index) {
        return in.raw(next);
      }
      in.skip(next);
    }
    return new byte[0];
  }

  /** Where on a page a string stands, or -1. */
  static int find(byte[] page, byte[] wanted) {
    Unpacker in = new Unpacker(page);
    int common = in.integer();
    for (int i = 0; in.hasMore(); i++) {
      int length = common > 0 ? common : in.integer();
      int at = in.at();
      if (Arrays.equals(page, at, at + length, wanted, 0, wanted.length)) {
        return i;
      }
      in.skip(length);
    }
    return -1;
  }
}
