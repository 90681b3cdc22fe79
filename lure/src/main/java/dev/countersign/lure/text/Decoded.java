package dev.countersign.lure.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bytes as text, whatever they claim to be. */
public final class Decoded {
  private static final char UNREADABLE = '\uFFFD';
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  // As mail programs do (WHATWG Encoding, 4.2): what claims to be Latin-1 is Windows-1252.
  private static final Map<String, Charset> ALSO_KNOWN_AS =
      Map.of(
          "iso-8859-1", WINDOWS_1252,
          "latin1", WINDOWS_1252,
          "ks_c_5601-1987", charsetOr("x-windows-949", WINDOWS_1252),
          "gb2312", charsetOr("GB18030", WINDOWS_1252),
          "gbk", charsetOr("GB18030", WINDOWS_1252),
          "shift_jis", charsetOr("windows-31j", WINDOWS_1252),
          "unicode-1-1-utf-8", UTF_8,
          "utf8", UTF_8,
          "utf-8mb4", UTF_8);

  private Decoded() {}

  /** Text of bytes that name no charset: UTF-8 where they are mostly that, else Windows-1252. */
  public static String guess(byte[] bytes) {
    if (isAscii(bytes)) {
      return new String(bytes, ISO_8859_1);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return unmarked(new String(bytes, java.nio.charset.StandardCharsets.UTF_16LE));
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return unmarked(new String(bytes, java.nio.charset.StandardCharsets.UTF_16BE));
    }
    String utf8 = new String(bytes, UTF_8);
    int unreadable = 0;
    int other = 0;
    for (int i = 0; i < utf8.length(); i++) {
      char c = utf8.charAt(i);
      if (c == UNREADABLE) {
        unreadable++;
      } else if (c > 0x7F) {
        other++;
      }
    }
    return unreadable > other ? new String(bytes, WINDOWS_1252) : unmarked(utf8);
  }

  /**
   * Text of bytes that name a charset; as {@link #guess} where there is no such charset, or where
   * the bytes are not of it.
   */
  public static String as(byte[] bytes, @Nullable String name) {
    Charset charset = charset(name);
    if (charset == null || charset.equals(US_ASCII) || charset.equals(UTF_8)) {
      return guess(bytes);
    }
    return unmarked(new String(bytes, charset));
  }

  /** The charset of that name; null where there is none. */
  public static @Nullable Charset charset(@Nullable String name) {
    if (name == null || name.isBlank() || name.length() > 60) {
      return null;
    }
    String plain = name.strip().toLowerCase(Locale.ROOT);
    Charset known = ALSO_KNOWN_AS.get(plain);
    if (known != null) {
      return known;
    }
    try {
      return Charset.forName(plain);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** The text without NULs, and with half of a surrogate pair replaced: what JSON can carry. */
  public static String clean(String text) {
    int at = firstUnclean(text);
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, at);
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append(UNREADABLE);
      } else if (c != 0) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** Whether all of it is 7 bits wide. */
  public static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static int firstUnclean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return text.length();
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charsetOr(String name, Charset other) {
    return Charset.isSupported(name) ? Charset.forName(name) : other;
  }
}
