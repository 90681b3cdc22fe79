package dev.countersign.chain.rlp;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;

/** Recursive length prefix (Ethereum yellow paper, appendix B). */
public final class Rlp {
  private Rlp() {}

  /**
   * Reads one item in its only canonical form, and nothing after it: at most 8 levels of lists and
   * 100,000 items.
   *
   * @param what the name of the bytes, for the error's sentence
   * @throws UnreadableInput when it is not that
   */
  public static RlpItem decode(Bytes input, String what) {
    return new RlpDecoder(input, what).decode();
  }

  /** Writes one item. */
  public static Bytes encode(RlpItem item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(item, out);
    return Bytes.of(out.toByteArray());
  }

  private static void write(RlpItem item, ByteArrayOutputStream out) {
    switch (item) {
      case RlpString string -> {
        Bytes bytes = string.bytes();
        if (bytes.length() != 1 || bytes.at(0) >= 0x80) {
          header(bytes.length(), 0x80, out);
        }
        out.writeBytes(bytes.toArray());
      }
      case RlpList list -> {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (RlpItem member : list.items()) {
          write(member, content);
        }
        header(content.size(), 0xc0, out);
        out.writeBytes(content.toByteArray());
      }
    }
  }

  private static void header(int length, int base, ByteArrayOutputStream out) {
    if (length <= 55) {
      out.write(base + length);
      return;
    }
    int bytes = 4 - Integer.numberOfLeadingZeros(length) / 8;
    out.write(base + 55 + bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      out.write(length >>> (8 * i));
    }
  }
}
