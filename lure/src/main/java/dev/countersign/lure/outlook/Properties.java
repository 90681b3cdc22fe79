package dev.countersign.lure.outlook;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.text.Decoded;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties by their numbers (MS-OXPROPS), each with the type that it was stored with. */
final class Properties {
  static final int NUMBER = 0x0003;
  static final int OBJECT = 0x000d;
  static final int NARROW = 0x001e;
  static final int WIDE = 0x001f;
  static final int TIME = 0x0040;
  static final int BINARY = 0x0102;

  // 100-nanosecond steps from 1601 to 1970.
  private static final long UNIX = 116_444_736_000_000_000L;

  private static final int CODE_PAGE = 0x3ffd;
  private static final int INTERNET_CODE_PAGE = 0x3fde;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Value(int type, byte[] bytes) {}

  private final Map<Integer, Value> values = new HashMap<>();
  private long page;

  /** Properties whose narrow texts are of that code page, unless they say another. */
  Properties(long page) {
    this.page = page;
  }

  /** Keeps a property; of two with one number the wide text, else the first. */
  void put(int id, int type, byte[] bytes) {
    Value known = values.get(id);
    if (known == null || (known.type() == NARROW && type == WIDE)) {
      values.put(id, new Value(type, bytes));
    }
  }

  boolean has(int id) {
    return values.containsKey(id);
  }

  /** The code page of narrow texts. */
  long page() {
    long said = number(CODE_PAGE);
    return said > 0 && CodePages.charset(said) != null ? said : page;
  }

  /** That code page holds where none is said here. */
  void page(long said) {
    page = said;
  }

  /** Whether a text is held in Unicode. */
  boolean wide(int id) {
    Value value = values.get(id);
    return value != null && value.type() == WIDE;
  }

  /** Whether it is an object, which in TNEF begins with the number of its interface. */
  boolean object(int id) {
    Value value = values.get(id);
    return value != null && value.type() == OBJECT;
  }

  /** A text; empty where there is none. */
  String text(int id) {
    Value value = values.get(id);
    if (value == null || (value.type() != NARROW && value.type() != WIDE)) {
      return "";
    }
    return Decoded.clean(
        value.type() == WIDE ? new String(value.bytes(), UTF_16LE) : narrow(value.bytes(), page()));
  }

  private static String narrow(byte[] bytes, long page) {
    Charset charset = CodePages.charset(page);
    return Decoded.isAscii(bytes) || charset == null
        ? Decoded.guess(bytes)
        : new String(bytes, charset);
  }

  /** The first of several texts that is there. */
  String text(int id, int... others) {
    String text = text(id).strip();
    for (int i = 0; i < others.length && text.isEmpty(); i++) {
      text = text(others[i]).strip();
    }
    return text;
  }

  /** Takes the place of what is there. */
  void replace(int id, byte[] bytes) {
    values.put(id, new Value(BINARY, bytes));
  }

  /** Bytes, of whatever type; none where there are none. */
  byte[] bytes(int id) {
    Value value = values.get(id);
    return value == null ? new byte[0] : value.bytes();
  }

  /** A number; 0 where there is none. */
  long number(int id) {
    Value value = values.get(id);
    return value == null || value.type() != NUMBER ? 0 : LittleEndian.u32(value.bytes(), 0);
  }

  /** A time; null where there is none that can be. */
  @Nullable Instant time(int id) {
    Value value = values.get(id);
    if (value == null || value.type() != TIME) {
      return null;
    }
    long steps = LittleEndian.s64(value.bytes(), 0);
    return steps <= UNIX
        ? null
        : Instant.ofEpochSecond((steps - UNIX) / 10_000_000, (steps - UNIX) % 10_000_000 * 100);
  }

  /** The name of the character set of markup that is held as bytes; empty where not said. */
  String markupCharset() {
    return CodePages.name(number(INTERNET_CODE_PAGE));
  }
}
