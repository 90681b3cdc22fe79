package dev.countersign.gate.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password or PIN. It is wiped when it is closed; nothing prints it. */
public final class Secret implements AutoCloseable {
  private final char[] characters;

  /** Takes the characters over: they are wiped with it. */
  public Secret(char[] characters) {
    this.characters = characters;
  }

  /** Out of UTF-8; the caller wipes the bytes. */
  static Secret ofUtf8(byte[] bytes) {
    char[] room = new char[bytes.length];
    CharBuffer decoded = CharBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(bytes), decoded, true);
    char[] characters = Arrays.copyOf(room, decoded.position());
    Arrays.fill(room, '\0');
    return new Secret(characters);
  }

  /** Number of characters. */
  public int length() {
    return characters.length;
  }

  /** As UTF-8; the caller wipes it. */
  public byte[] utf8() {
    byte[] room = new byte[characters.length * 3];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(characters), encoded, true);
    byte[] bytes = Arrays.copyOf(room, encoded.position());
    Arrays.fill(room, (byte) 0);
    return bytes;
  }

  /** As characters; the caller wipes them. */
  public char[] copy() {
    return characters.clone();
  }

  /** True when both are the same. */
  public boolean sameAs(Secret other) {
    return Arrays.equals(characters, other.characters);
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "***";
  }
}
