package dev.countersign.gate.key.pkcs11;

import dev.countersign.model.value.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attributes of objects in a token, to find, make and read them ({@code CK_ATTRIBUTE}). */
final class Attributes {
  static final long CLASS = 0x0;
  static final long TOKEN = 0x1;
  static final long PRIVATE = 0x2;
  static final long LABEL = 0x3;
  static final long KEY_TYPE = 0x100;
  static final long ID = 0x102;
  static final long SENSITIVE = 0x103;
  static final long SIGN = 0x108;
  static final long VERIFY = 0x10a;
  static final long EXTRACTABLE = 0x162;
  static final long EC_PARAMS = 0x180;
  static final long EC_POINT = 0x181;
  static final long ALWAYS_AUTHENTICATE = 0x202;

  static final long PUBLIC_KEY = 2;
  static final long PRIVATE_KEY = 3;
  static final long EC = 3;

  private static final long WIDTH = 3 * Long.BYTES;

  /** What a library writes for a length that it does not tell: (CK_ULONG) -1. */
  private static final long UNAVAILABLE = -1;

  private static final long OK = 0;
  private static final int LONGEST = 4_096;

  private final Map<Long, Bytes> values = new LinkedHashMap<>();

  Attributes with(long type, boolean value) {
    values.put(type, Bytes.of(new byte[] {(byte) (value ? 1 : 0)}));
    return this;
  }

  Attributes with(long type, long number) {
    byte[] raw = new byte[Long.BYTES];
    MemorySegment.ofArray(raw).set(ValueLayout.JAVA_LONG_UNALIGNED, 0, number);
    values.put(type, Bytes.of(raw));
    return this;
  }

  Attributes with(long type, Bytes value) {
    values.put(type, value);
    return this;
  }

  Attributes with(long type, String text) {
    return with(type, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  int count() {
    return values.size();
  }

  /** The template as C takes it. */
  MemorySegment in(Arena arena) {
    MemorySegment template = arena.allocate(WIDTH * values.size(), Long.BYTES);
    long at = 0;
    for (Map.Entry<Long, Bytes> entry : values.entrySet()) {
      Bytes value = entry.getValue();
      template.set(Cryptoki.ULONG, at, entry.getKey());
      template.set(
          ValueLayout.ADDRESS,
          at + Long.BYTES,
          value.isEmpty()
              ? MemorySegment.NULL
              : arena.allocateFrom(ValueLayout.JAVA_BYTE, value.toArray()));
      template.set(Cryptoki.ULONG, at + 2 * Long.BYTES, value.length());
      at += WIDTH;
    }
    return template;
  }

  /**
   * One attribute of an object; empty when the object has none of that type, or does not tell it.
   */
  static Bytes read(Cryptoki library, long session, long object, long type) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment template = arena.allocate(WIDTH, Long.BYTES);
      template.set(Cryptoki.ULONG, 0, type);
      long length = ask(library, session, object, template);
      if (length == UNAVAILABLE || length <= 0 || length > LONGEST) {
        return Bytes.EMPTY;
      }
      MemorySegment value = arena.allocate(length);
      template.set(ValueLayout.ADDRESS, Long.BYTES, value);
      long written = ask(library, session, object, template);
      return written == UNAVAILABLE || written < 0 || written > length
          ? Bytes.EMPTY
          : Bytes.of(value.asSlice(0, written).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /** The length that the library writes; nothing on any error, which differ among libraries. */
  private static long ask(Cryptoki library, long session, long object, MemorySegment template) {
    long code = library.code(CryptokiFunction.GET_ATTRIBUTE_VALUE, session, object, template, 1L);
    return code == OK ? template.get(Cryptoki.ULONG, 2 * Long.BYTES) : UNAVAILABLE;
  }
}
