package dev.countersign.lure.mail;

import dev.countersign.lure.text.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words of header fields (RFC 2047), read as mail programs read them: inside quotes too,
 * with blanks in them, and with a character cut between two words. In one pass.
 */
final class EncodedWords {
  private static final int LONGEST_CHARSET = 60;

  private final String raw;
  private final StringBuilder plain;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String charset = "";

  private EncodedWords(String raw) {
    this.raw = raw;
    this.plain = new StringBuilder(raw.length());
  }

  /** The text with its encoded words decoded. */
  static String decode(String raw) {
    return raw.contains("=?") ? new EncodedWords(raw).decode() : raw;
  }

  private String decode() {
    int from = 0;
    boolean after = false;
    while (from < raw.length()) {
      int start = raw.indexOf("=?", from);
      Word word = start < 0 ? null : word(start);
      if (start >= 0 && word == null) {
        after = literal(from, start + 2, after);
        from = start + 2;
        continue;
      }
      if (word == null) {
        literal(from, raw.length(), after);
        break;
      }
      after = literal(from, start, after);
      if (!word.charset.equalsIgnoreCase(charset)) {
        flush();
        charset = word.charset;
      }
      pending.writeBytes(word.bytes());
      after = true;
      from = word.end;
    }
    flush();
    return plain.toString();
  }

  /** Takes text between words; blanks between two of them are no text. */
  private boolean literal(int from, int to, boolean after) {
    if (to <= from) {
      return after;
    }
    String text = raw.substring(from, to);
    if (after && text.isBlank() && to < raw.length()) {
      return true;
    }
    flush();
    plain.append(text);
    return false;
  }

  private void flush() {
    if (pending.size() > 0) {
      plain.append(Decoded.as(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private @Nullable Word word(int start) {
    int first = raw.indexOf('?', start + 2);
    if (first < 0 || first - start > LONGEST_CHARSET || first + 2 >= raw.length()) {
      return null;
    }
    char encoding = Character.toLowerCase(raw.charAt(first + 1));
    if ((encoding != 'b' && encoding != 'q') || raw.charAt(first + 2) != '?') {
      return null;
    }
    int end = raw.indexOf("?=", first + 3);
    if (end < 0) {
      return null;
    }
    String name = raw.substring(start + 2, first);
    int language = name.indexOf('*'); // RFC 2231, 5
    return new Word(
        language < 0 ? name : name.substring(0, language),
        encoding == 'b',
        raw.substring(first + 3, end),
        end + 2);
  }

  private record Word(String charset, boolean base64, String text, int end) {
    byte[] bytes() {
      return base64 ? base64(text) : quoted(text);
    }

    private static byte[] base64(String text) {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        int whole = text.length() - text.length() % 4;
        try {
          return Base64.getMimeDecoder().decode(text.substring(0, whole));
        } catch (IllegalArgumentException broken) {
          return text.getBytes(StandardCharsets.UTF_8);
        }
      }
    }

    private static byte[] quoted(String text) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '_') {
          bytes.write(' ');
        } else if (c == '=' && i + 2 < text.length() && hex(text, i + 1) >= 0) {
          bytes.write(hex(text, i + 1));
          i += 2;
        } else if (c < 0x80) {
          bytes.write(c);
        } else {
          bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
      }
      return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
      if (at + 1 >= text.length()) {
        return -1;
      }
      int high = Character.digit(text.charAt(at), 16);
      int low = Character.digit(text.charAt(at + 1), 16);
      return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
  }
}
