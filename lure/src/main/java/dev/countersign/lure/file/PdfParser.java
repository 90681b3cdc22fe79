package dev.countersign.lure.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of a PDF file from its bytes, whatever they are. */
final class PdfParser {
  private static final int DEEPEST = 64;
  private static final int LONGEST = 4 << 20;

  private final byte[] bytes;
  private int at;

  PdfParser(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Where it stands, never behind the last byte: what was to be closed may end with the file. */
  int at() {
    return Math.min(at, bytes.length);
  }

  boolean ended() {
    return at >= bytes.length;
  }

  /** A value; nothing at the end or at a bracket that closes. */
  @Nullable PdfValue value() {
    return value(0);
  }

  private @Nullable PdfValue value(int depth) {
    skip();
    if (at >= bytes.length) {
      return null;
    }
    int c = bytes[at] & 0xff;
    if (depth > DEEPEST) {
      at++;
      return null;
    }
    return switch (c) {
      case '/' -> name();
      case '(' -> text();
      case '[' -> array(depth);
      case '<' -> peek(1) == '<' ? dict(depth) : hex();
      case ']', '}', ')' -> closed(1);
      case '>' -> closed(peek(1) == '>' ? 2 : 1);
      case '{' -> {
        at++;
        yield new PdfValue.Word("{");
      }
      default -> word();
    };
  }

  private @Nullable PdfValue closed(int length) {
    at += length;
    return null;
  }

  private PdfValue name() {
    at++;
    StringBuilder name = new StringBuilder();
    while (at < bytes.length && regular(bytes[at] & 0xff)) {
      int high = bytes[at] == '#' ? Character.digit(peek(1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(peek(2), 16);
      if (low >= 0) {
        name.append((char) (high << 4 | low));
        at += 3;
      } else {
        name.append((char) (bytes[at++] & 0xff));
      }
    }
    return new PdfValue.Name(name.toString());
  }

  private PdfValue text() {
    at++;
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (at < bytes.length && text.length() < LONGEST) {
      int c = bytes[at++] & 0xff;
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        break;
      } else if (c == '\\') {
        escape(text);
        continue;
      }
      text.append((char) c);
    }
    return new PdfValue.Text(text.toString());
  }

  private void escape(StringBuilder text) {
    int c = peek(0);
    at++;
    switch (c) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case '\n' -> {}
      case '\r' -> {
        if (peek(0) == '\n') {
          at++;
        }
      }
      default -> {
        if (c >= '0' && c <= '7') {
          int octal = c - '0';
          for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
            octal = octal * 8 + peek(0) - '0';
            at++;
          }
          text.append((char) (octal & 0xff));
        } else {
          text.append((char) c);
        }
      }
    }
  }

  private PdfValue hex() {
    at++;
    StringBuilder text = new StringBuilder();
    int half = -1;
    while (at < bytes.length && bytes[at] != '>' && text.length() < LONGEST) {
      int digit = Character.digit(bytes[at++] & 0xff, 16);
      if (digit >= 0 && half < 0) {
        half = digit;
      } else if (digit >= 0) {
        text.append((char) (half << 4 | digit));
        half = -1;
      }
    }
    at++;
    if (half >= 0) {
      text.append((char) (half << 4));
    }
    return new PdfValue.Text(text.toString());
  }

  private PdfValue array(int depth) {
    at++;
    List<PdfValue> values = new ArrayList<>();
    while (more(']')) {
      PdfValue value = value(depth + 1);
      if (value != null) {
        values.add(value);
      }
    }
    at++;
    return new PdfValue.Array(values);
  }

  private PdfValue dict(int depth) {
    at += 2;
    Map<String, PdfValue> entries = new LinkedHashMap<>();
    while (more('>')) {
      PdfValue key = value(depth + 1);
      if (key instanceof PdfValue.Name(String name) && more('>')) {
        PdfValue value = value(depth + 1);
        if (value != null) {
          entries.put(name, value);
        }
      } else if (key instanceof PdfValue.Word(String word) && word.equals("endobj")) {
        return new PdfValue.Dict(entries, -1, -1);
      }
    }
    at = Math.min(bytes.length, at + (peek(1) == '>' ? 2 : 1));
    return new PdfValue.Dict(entries, -1, -1);
  }

  private boolean more(char closing) {
    skip();
    return at < bytes.length && bytes[at] != closing;
  }

  /** A word, or a reference, which begins with two numbers. */
  private PdfValue word() {
    int start = at;
    while (at < bytes.length && regular(bytes[at] & 0xff)) {
      at++;
    }
    if (at == start) {
      at++;
    }
    String word = Kind.head(bytes, start, at);
    int number = digits(word) ? Integer.parseInt(word) : -1;
    return number >= 0 && reference() ? new PdfValue.Ref(number) : new PdfValue.Word(word);
  }

  /** Whether a generation and an R follow; goes behind them. */
  private boolean reference() {
    int look = at;
    while (look < bytes.length && white(bytes[look] & 0xff)) {
      look++;
    }
    int first = look;
    while (look < bytes.length && look - first < 6 && bytes[look] >= '0' && bytes[look] <= '9') {
      look++;
    }
    int end = look;
    while (look < bytes.length && white(bytes[look] & 0xff)) {
      look++;
    }
    boolean found =
        end > first
            && look > end
            && look < bytes.length
            && bytes[look] == 'R'
            && (look + 1 >= bytes.length || !regular(bytes[look + 1] & 0xff));
    if (found) {
      at = look + 1;
    }
    return found;
  }

  static boolean digits(String word) {
    return !word.isEmpty() && word.length() < 9 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void skip() {
    while (at < bytes.length) {
      int c = bytes[at] & 0xff;
      if (c == '%') {
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
          at++;
        }
      } else if (white(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private int peek(int ahead) {
    return at + ahead < bytes.length ? bytes[at + ahead] & 0xff : 0;
  }

  private static boolean white(int c) {
    return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
  }

  private static boolean regular(int c) {
    return !white(c) && "()<>[]{}/%".indexOf(c) < 0;
  }
}
