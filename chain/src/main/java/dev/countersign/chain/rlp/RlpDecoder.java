package dev.countersign.chain.rlp;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;

/** Reads from front to back; every length is checked against the enclosing list before use. */
final class RlpDecoder {
  private static final int DEEPEST = 8;
  private static final int MOST_ITEMS = 100_000;

  private final Bytes input;
  private final String what;
  private int at;
  private int items;

  RlpDecoder(Bytes input, String what) {
    this.input = input;
    this.what = what;
  }

  RlpItem decode() {
    RlpItem item = item(input.length(), 0);
    if (at != input.length()) {
      throw wrong(at, (input.length() - at) + " bytes follow the end; expected none");
    }
    return item;
  }

  private RlpItem item(int end, int depth) {
    if (++items > MOST_ITEMS) {
      throw wrong(at, "more than " + MOST_ITEMS + " items");
    }
    if (at >= end) {
      throw wrong(at, "the input ends where an item was expected");
    }
    int start = at;
    int prefix = input.at(at);
    at++;
    if (prefix < 0x80) {
      return new RlpString(input.slice(start, at));
    }
    boolean list = prefix >= 0xc0;
    int length = length(prefix - (list ? 0xc0 : 0x80), end, start);
    if (list) {
      return list(at + length, depth + 1, start);
    }
    Bytes bytes = input.slice(at, at + length);
    if (length == 1 && bytes.at(0) < 0x80) {
      throw wrong(start, "a byte below 0x80 has a prefix; canonical RLP writes it alone");
    }
    at += length;
    return new RlpString(bytes);
  }

  private RlpList list(int end, int depth, int start) {
    if (depth > DEEPEST) {
      throw wrong(start, "more than " + DEEPEST + " lists within one another");
    }
    List<RlpItem> members = new ArrayList<>();
    while (at < end) {
      members.add(item(end, depth));
    }
    return members.isEmpty() ? RlpList.EMPTY : new RlpList(members);
  }

  private int length(int code, int end, int start) {
    long length = code;
    if (code > 55) {
      int bytes = code - 55;
      if (bytes > end - at) {
        throw wrong(start, "the input ends within a length");
      }
      if (input.at(at) == 0) {
        throw wrong(start, "a length starts with a zero byte; canonical RLP has none");
      }
      if (bytes > 4) {
        throw wrong(start, "a length claims more than the " + (end - at) + " bytes that follow");
      }
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | input.at(at);
        at++;
      }
      if (length <= 55) {
        throw wrong(start, "a length of " + length + " is in the long form; expected the short");
      }
    }
    if (length > end - at) {
      throw wrong(
          start, "a length of " + length + " claims more than the " + (end - at) + " that follow");
    }
    return (int) length;
  }

  private UnreadableInput wrong(int where, String why) {
    return new UnreadableInput(what + " is not canonical RLP at byte " + where + ": " + why);
  }
}
