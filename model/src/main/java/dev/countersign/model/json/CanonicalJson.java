package dev.countersign.model.json;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The one text of a JSON value, for hashing: RFC 8785 (JCS), with names in the order of their
 * UTF-16 code units and no space. Numbers are whole and at most 2^53 - 1 from zero, so that no
 * reader rounds them; amounts are written as text. A half surrogate, which JCS refuses, is written
 * as its escape, so that every string has a text.
 */
public final class CanonicalJson {
  private static final long LARGEST = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * The text.
   *
   * @throws IllegalArgumentException on a fraction or a number past 2^53 - 1
   */
  public static String of(JsonNode value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  /**
   * SHA-256 over a label, a line feed and the text in UTF-8. The label keeps hashes of different
   * kinds of thing apart.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Bytes sha256(String label, JsonNode value) {
    return sha256((label + "\n" + of(value)).getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 (FIPS 180-4), 32 bytes. */
  public static Bytes sha256(byte[] bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void write(JsonNode value, StringBuilder out) {
    if (value.isObject()) {
      object(value, out);
    } else if (value.isArray()) {
      String between = "[";
      for (JsonNode one : value) {
        out.append(between);
        write(one, out);
        between = ",";
      }
      out.append(value.isEmpty() ? "[]" : "]");
    } else if (value.isString()) {
      string(value.asString(), out);
    } else if (value.isNumber()) {
      number(value, out);
    } else if (value.isBoolean() || value.isNull()) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
    }
  }

  private static void object(JsonNode value, StringBuilder out) {
    List<String> names = new ArrayList<>(value.propertyNames());
    names.sort(null); // String compares UTF-16 code units
    String between = "{";
    for (String name : names) {
      out.append(between);
      string(name, out);
      out.append(':');
      write(value.get(name), out);
      between = ",";
    }
    out.append(names.isEmpty() ? "{}" : "}");
  }

  private static void number(JsonNode value, StringBuilder out) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || Math.abs(value.longValue()) > LARGEST) {
      throw new IllegalArgumentException(
          "only whole numbers up to 2^53 - 1 have a canonical text; write others as text");
    }
    out.append(value.longValue());
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || halfSurrogate(text, i)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean halfSurrogate(String text, int at) {
    char c = text.charAt(at);
    return (Character.isHighSurrogate(c)
            && !(at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))))
        || (Character.isLowSurrogate(c)
            && !(at > 0 && Character.isHighSurrogate(text.charAt(at - 1))));
  }
}
