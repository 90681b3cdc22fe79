package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Rich text as Outlook packs it (MS-OXRTFCP). */
final class CompressedRtf {
  private static final int HEADER = 16;
  private static final int WINDOW = 4096;
  private static final int LARGEST = 16 << 20;
  private static final long PACKED = 0x75465a4cL; // LZFu
  private static final long STORED = 0x414c454dL; // MELA
  private static final byte[] KNOWN =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern"
              + " \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
              + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(US_ASCII);

  /** It cannot be unpacked. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String sentence) {
      super(sentence);
    }
  }

  private CompressedRtf() {}

  /**
   * The rich text.
   *
   * @throws Damaged when it is packed in another way, or ends in the middle; its message is a
   *     sentence
   */
  static byte[] unpack(byte[] packed, Budget budget) throws Damaged, Budget.UsedUp {
    long form = LittleEndian.u32(packed, 8);
    if (packed.length < HEADER || (form != PACKED && form != STORED)) {
      throw new Damaged("The message's rich text is packed in an unknown way and was not read");
    }
    long size = LittleEndian.u32(packed, 4);
    if (size > LARGEST) {
      throw new Damaged("The message's rich text is larger than what is read of one");
    }
    budget.takeBytes(size);
    return form == STORED
        ? Arrays.copyOfRange(packed, HEADER, (int) Math.min(packed.length, HEADER + size))
        : inflate(packed, (int) size);
  }

  /** Control bytes before eight literals or references each, into a window that is not empty. */
  private static byte[] inflate(byte[] packed, int size) throws Damaged {
    byte[] window = Arrays.copyOf(KNOWN, WINDOW);
    int write = KNOWN.length;
    int at = HEADER;
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size, 1 << 16));
    while (out.size() < size) {
      int control = next(packed, at++);
      for (int bit = 0; bit < 8 && out.size() < size; bit++) {
        if ((control >> bit & 1) == 0) {
          byte literal = (byte) next(packed, at++);
          out.write(literal);
          window[write++ % WINDOW] = literal;
          continue;
        }
        int reference = next(packed, at) << 8 | next(packed, at + 1);
        at += 2;
        int from = reference >> 4;
        if (from == write % WINDOW) {
          return out.toByteArray();
        }
        for (int i = 0; i < (reference & 0xf) + 2 && out.size() < size; i++) {
          byte copied = window[(from + i) % WINDOW];
          out.write(copied);
          window[write++ % WINDOW] = copied;
        }
      }
    }
    return out.toByteArray();
  }

  private static int next(byte[] packed, int at) throws Damaged {
    if (at >= packed.length) {
      throw new Damaged("The message's rich text ends in the middle and was not read");
    }
    return packed[at] & 0xff;
  }
}
