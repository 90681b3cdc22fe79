package dev.countersign.lure.file;

import dev.countersign.lure.bound.Budget;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The filters of PDF streams in which scripts and objects are found (ISO 32000-1, 7.4). */
final class PdfFilters {
  private static final int STEP = 1 << 16;

  private PdfFilters() {}

  /** Undoes filters in their order, until one that is not known here; then the bytes so far. */
  static byte[] apply(byte[] bytes, List<String> filters, int most, Budget budget)
      throws Budget.UsedUp {
    byte[] current = bytes;
    for (String filter : filters) {
      switch (filter) {
        case "FlateDecode", "Fl" -> current = inflate(current, most, budget);
        case "ASCIIHexDecode", "AHx" -> current = hex(current);
        case "ASCII85Decode", "A85" -> current = base85(current);
        default -> {
          return current;
        }
      }
    }
    return current;
  }

  private static byte[] inflate(byte[] bytes, int most, Budget budget) throws Budget.UsedUp {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] step = new byte[STEP];
    try {
      inflater.setInput(bytes);
      int got = inflater.inflate(step);
      while (got > 0 && out.size() < most) {
        budget.takeBytes(got);
        out.write(step, 0, got);
        got = inflater.inflate(step);
      }
    } catch (DataFormatException e) {
      // A damaged stream is read as far as it is sound, as viewers do.
      return out.toByteArray();
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  private static byte[] hex(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int half = -1;
    for (byte one : bytes) {
      int digit = Character.digit(one & 0xff, 16);
      if (one == '>') {
        break;
      } else if (digit >= 0 && half < 0) {
        half = digit;
      } else if (digit >= 0) {
        out.write(half << 4 | digit);
        half = -1;
      }
    }
    if (half >= 0) {
      out.write(half << 4);
    }
    return out.toByteArray();
  }

  private static byte[] base85(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long group = 0;
    int count = 0;
    for (byte one : bytes) {
      if (one == '~') {
        break;
      } else if (one == 'z' && count == 0) {
        out.writeBytes(new byte[4]);
      } else if (one >= '!' && one <= 'u') {
        group = group * 85 + one - '!';
        count++;
        if (count == 5) {
          write(out, group, 4);
          group = 0;
          count = 0;
        }
      }
    }
    if (count > 1) {
      for (int i = count; i < 5; i++) {
        group = group * 85 + 84;
      }
      write(out, group, count - 1);
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long group, int count) {
    for (int i = 0; i < count; i++) {
      out.write((int) (group >> (24 - 8 * i)) & 0xff);
    }
  }
}
