package dev.countersign.lure.mail;

import dev.countersign.lure.text.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value with parameters, such as of Content-Type (RFC 2045, 5.1), its parameters joined and
 * decoded (RFC 2231, RFC 2047).
 *
 * @param value in lower case, without comments
 * @param parameters by name in lower case
 */
record FieldValue(String value, Map<String, String> parameters) {
  static final FieldValue NONE = new FieldValue("", Map.of());

  private static final int MOST = 200;

  static FieldValue read(String raw) {
    List<String> parts = parts(raw);
    if (parts.isEmpty()) {
      return NONE;
    }
    Map<String, String> plain = new HashMap<>();
    Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = unquoted(part.substring(equals + 1).strip());
        int star = name.indexOf('*');
        if (star < 0) {
          plain.putIfAbsent(name, EncodedWords.decode(value));
        } else {
          piece(name, star, value, pieces);
        }
      }
    }
    pieces.forEach((name, numbered) -> plain.put(name, joined(numbered)));
    return new FieldValue(parts.getFirst().strip().toLowerCase(Locale.ROOT), plain);
  }

  /** The parameter; empty where there is none. */
  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  private record Piece(String value, boolean encoded) {}

  private static void piece(
      String name, int star, String value, Map<String, TreeMap<Integer, Piece>> pieces) {
    boolean encoded = name.endsWith("*");
    boolean whole = star == name.length() - 1; // filename*=…, and not filename*0*=…
    String number =
        whole ? "0" : name.substring(star + 1, encoded ? name.length() - 1 : name.length());
    if (number.length() > 3 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    int index = number.isEmpty() ? 0 : Integer.parseInt(number);
    pieces
        .computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
        .putIfAbsent(index, new Piece(value, encoded));
  }

  private static String joined(TreeMap<Integer, Piece> numbered) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "";
    boolean first = true;
    for (Piece piece : numbered.values()) {
      String value = piece.value();
      if (piece.encoded()) {
        int quote = value.indexOf('\'');
        int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
        if (first && second > 0) {
          charset = value.substring(0, quote);
          value = value.substring(second + 1);
        }
        percent(value, bytes);
      } else {
        bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
      }
      first = false;
    }
    return Decoded.as(bytes.toByteArray(), charset);
  }

  private static void percent(String value, ByteArrayOutputStream bytes) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (c == '%' && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
      // a backslash before a letter is a Windows path's, not an escape
      if (value.charAt(i) == '\\'
          && i + 1 < value.length()
          && "\"\\".indexOf(value.charAt(i + 1)) >= 0) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }

  /** What stands between semicolons, without comments. */
  private static List<String> parts(String raw) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < raw.length() && parts.size() < MOST; i++) {
      char c = raw.charAt(i);
      if (c == '\\' && quoted && i + 1 < raw.length()) {
        part.append(c).append(raw.charAt(++i));
        continue;
      }
      if (c == '"' && depth == 0) {
        quoted = !quoted;
      }
      if (!quoted && c == '(' && (depth > 0 || i == 0 || raw.charAt(i - 1) <= ' ')) {
        depth++; // in a word it is a letter: filename=report(1).pdf
      } else if (!quoted && c == ')' && depth > 0) {
        depth--;
        continue;
      }
      if (depth > 0) {
        continue;
      }
      if (c == ';' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (!part.toString().isBlank()) {
      parts.add(part.toString());
    }
    return parts;
  }
}
