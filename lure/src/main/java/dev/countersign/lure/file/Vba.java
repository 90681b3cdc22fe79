package dev.countersign.lure.file;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Source code of Visual Basic for Applications, compressed as MS-OVBA 2.4.1 says. */
final class Vba {
  private static final int CHUNK = 4096;
  private static final int LARGEST = 4 << 20;
  private static final byte[] START = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

  private Vba() {}

  /**
   * The source in a module's stream.
   *
   * @return nothing where the stream holds none
   */
  static Optional<String> source(byte[] stream, Budget budget) throws Budget.UsedUp {
    for (int at = 3; at <= stream.length - START.length; at++) {
      if (stream[at] == 0
          && stream[at + 1] == 'A'
          && stream[at - 3] == 1
          && Arrays.equals(stream, at, at + START.length, START, 0, START.length)) {
        return Optional.of(
            new String(decompress(stream, at - 3, budget), StandardCharsets.ISO_8859_1));
      }
    }
    return Optional.empty();
  }

  /**
   * Unpacks a container that begins at a place, as far as it is sound.
   *
   * @throws Budget.UsedUp when it is too much
   */
  static byte[] decompress(byte[] bytes, int from, Budget budget) throws Budget.UsedUp {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int at = from + 1;
    while (at + 2 <= bytes.length && text.size() < LARGEST) {
      int header = LittleEndian.u16(bytes, at);
      int end = Math.min(bytes.length, at + (header & 0xfff) + 3);
      if ((header >> 12 & 7) != 3) {
        break;
      }
      budget.takeBytes(CHUNK);
      if (header >> 15 == 0) {
        text.write(bytes, at + 2, end - at - 2);
      } else {
        text.writeBytes(chunk(bytes, at + 2, end));
      }
      at = end;
    }
    return text.toByteArray();
  }

  private static byte[] chunk(byte[] bytes, int from, int end) {
    byte[] text = new byte[CHUNK];
    int length = 0;
    int at = from;
    while (at < end) {
      int flags = bytes[at++] & 0xff;
      for (int bit = 0; bit < 8 && at < end && length < CHUNK; bit++) {
        if ((flags >> bit & 1) == 0) {
          text[length++] = bytes[at++];
          continue;
        }
        int token = LittleEndian.u16(bytes, at);
        at += 2;
        int bits = 4;
        while (1 << bits < length) {
          bits++;
        }
        int back = (token >> (16 - bits)) + 1;
        int count = (token & ((1 << (16 - bits)) - 1)) + 3;
        if (back > length) {
          return Arrays.copyOf(text, length);
        }
        for (int i = 0; i < count && length < CHUNK; i++) {
          text[length] = text[length - back];
          length++;
        }
      }
    }
    return Arrays.copyOf(text, length);
  }
}
