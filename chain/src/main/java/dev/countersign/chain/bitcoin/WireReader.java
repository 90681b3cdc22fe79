package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;

/** Reads Bitcoin's encoding from front to back; every length is checked before it is used. */
final class WireReader {
  private final Bytes input;
  private final String what;
  private int at;

  /**
   * @param what names the bytes in sentences, such as "The PSBT"
   */
  WireReader(Bytes input, String what) {
    this.input = input;
    this.what = what;
  }

  int position() {
    return at;
  }

  int remaining() {
    return input.length() - at;
  }

  /** The bytes already read from there to here. */
  Bytes since(int from) {
    return input.slice(from, at);
  }

  int peek(int ahead) {
    return ahead < remaining() ? input.at(at + ahead) : -1;
  }

  Bytes bytes(long length, String name) {
    if (length > remaining()) {
      throw wrong(name + " should have " + length + " bytes, but only " + remaining() + " follow");
    }
    int from = at;
    at += (int) length;
    return input.slice(from, at);
  }

  void skip(long length, String name) {
    if (length > remaining()) {
      throw wrong(name + " should have " + length + " bytes, but only " + remaining() + " follow");
    }
    at += (int) length;
  }

  int byteValue(String name) {
    return bytes(1, name).at(0);
  }

  /** Four bytes, least first; 0 to 2^32 - 1. */
  long uint32(String name) {
    return littleEndian(bytes(4, name));
  }

  /**
   * An amount of satoshi: eight bytes, least first.
   *
   * @throws UnreadableInput outside 0 to 21 million BTC
   */
  long amount(String name) {
    long amount = littleEndian(bytes(8, name));
    if (amount < 0 || amount > BitcoinTransaction.MOST_SATOSHI) {
      throw wrong(name + " is not an amount between 0 and 21 million BTC");
    }
    return amount;
  }

  /**
   * A count or length in Bitcoin's variable form.
   *
   * @throws UnreadableInput when it is not in its shortest form, or above 2^31 - 1
   */
  int compactSize(String name) {
    int first = byteValue(name);
    if (first < 0xfd) {
      return first;
    }
    int width = first == 0xfd ? 2 : first == 0xfe ? 4 : 8;
    long value = littleEndian(bytes(width, name));
    long least = width == 2 ? 0xfd : width == 4 ? 0x10000L : 0x1_0000_0000L;
    if (value >= 0 && value < least) {
      throw wrong(name + " is a number that is not written in its shortest form");
    }
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name + " claims more than any input can hold");
    }
    return (int) value;
  }

  /** A count of things that take at least so many bytes each. */
  int count(String name, int leastBytes) {
    int count = compactSize(name);
    if ((long) count * leastBytes > remaining()) {
      throw wrong(name + " is " + count + ", more than the " + remaining() + " bytes can hold");
    }
    return count;
  }

  void end() {
    if (remaining() > 0) {
      throw wrong(remaining() + " bytes follow the end; expected none");
    }
  }

  UnreadableInput wrong(String why) {
    return new UnreadableInput(what + " cannot be read at byte " + at + ": " + why);
  }

  static long littleEndian(Bytes bytes) {
    long value = 0;
    for (int i = bytes.length() - 1; i >= 0; i--) {
      value = value << 8 | bytes.at(i);
    }
    return value;
  }
}
