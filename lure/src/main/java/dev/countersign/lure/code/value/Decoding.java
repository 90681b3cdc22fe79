package dev.countersign.lure.code.value;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Takes constants out of their encodings, within bounds. Bytes are texts of Latin-1. */
public final class Decoding {
  private static final int MOST = Value.LONGEST;

  private Decoding() {}

  /** By the name of an encoding; null where it is not one or the text is not in it. */
  public static @Nullable String named(String encoding, String text) {
    try {
      return switch (encoding) {
        case "base64" -> base64(text);
        case "base64url" -> base64(text.replace('-', '+').replace('_', '/'));
        case "hex" -> latin(HexFormat.of().parseHex(text.replaceAll("[\\s:]", "")));
        case "rot13", "rot_13" -> rot13(text);
        case "zlib" -> inflated(new InflaterInputStream(in(text)));
        case "gzip" -> inflated(new GZIPInputStream(in(text)));
        case "percent" ->
            java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        default -> null;
      };
    } catch (IllegalArgumentException | IOException e) {
      return null;
    }
  }

  private static String base64(String text) {
    String clean = text.replaceAll("[^A-Za-z0-9+/]", "");
    int whole = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
    return latin(Base64.getDecoder().decode(clean.substring(0, whole)));
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String inflated(InputStream in) throws IOException {
    try (in) {
      return latin(in.readNBytes(MOST));
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String rot13(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean small = c >= 'a' && c <= 'z';
      boolean large = c >= 'A' && c <= 'Z';
      char first = small ? 'a' : 'A';
      out.append(small || large ? (char) ((c - first + 13) % 26 + first) : c);
    }
    return out.toString();
  }

  /** Bytes as UTF-8, where they are; else the text as it is. */
  public static String utf8(String text) {
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    if (plain || text.chars().anyMatch(c -> c > 0xff)) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }
}
