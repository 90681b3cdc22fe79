package dev.countersign.gate.key.pkcs11;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A token in a slot, as its library lists it.
 *
 * @param label as the token says it, without the spaces at its end
 * @param serial as the token says it
 * @param flags {@code CK_TOKEN_INFO.flags}
 */
public record Token(Path library, long slot, String label, String serial, long flags) {
  private static final long INITIALIZED = 0x400;
  private static final long LAST_TRY = 0x20000;
  private static final long LOCKED = 0x40000;
  private static final int MOST = 1_024;

  /** {@code CK_TOKEN_INFO}, with room for what a later version adds. */
  private static final int INFO = 512;

  /**
   * The tokens that are there.
   *
   * @throws TokenFault when the library cannot be loaded, or does not say
   */
  public static List<Token> all(Path library) throws TokenFault {
    Cryptoki cryptoki = Cryptoki.load(library);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(Cryptoki.ULONG);
      byte present = 1;
      cryptoki.call(
          CryptokiFunction.GET_SLOT_LIST, "listing the slots", present, MemorySegment.NULL, count);
      long slots = Math.min(count.get(Cryptoki.ULONG, 0), MOST);
      if (slots <= 0) {
        return List.of();
      }
      MemorySegment list = arena.allocate(Cryptoki.ULONG, slots);
      count.set(Cryptoki.ULONG, 0, slots);
      cryptoki.call(CryptokiFunction.GET_SLOT_LIST, "listing the slots", present, list, count);
      List<Token> tokens = new ArrayList<>();
      for (int i = 0; i < Math.min(count.get(Cryptoki.ULONG, 0), slots); i++) {
        tokens.add(read(cryptoki, library, list.getAtIndex(Cryptoki.ULONG, i), arena));
      }
      return tokens;
    }
  }

  private static Token read(Cryptoki cryptoki, Path library, long slot, Arena arena)
      throws TokenFault {
    MemorySegment info = arena.allocate(INFO, Long.BYTES);
    cryptoki.call(CryptokiFunction.GET_TOKEN_INFO, "asking the slot " + slot, slot, info);
    return new Token(
        library, slot, text(info, 0, 32), text(info, 80, 16), info.get(Cryptoki.ULONG, 96));
  }

  /** False for one that must be set up first. */
  public boolean isInitialized() {
    return (flags & INITIALIZED) != 0;
  }

  /** True when the next wrong PIN locks it. */
  boolean isAtItsLastTry() {
    return (flags & LAST_TRY) != 0;
  }

  /** True when no PIN opens it any more. */
  boolean isLocked() {
    return (flags & LOCKED) != 0;
  }

  /** For sentences. */
  String words() {
    return "the token \"" + label + "\"";
  }

  private static String text(MemorySegment info, int at, int length) {
    byte[] raw = info.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(raw, StandardCharsets.UTF_8).replace("\0", "").stripTrailing();
  }
}
