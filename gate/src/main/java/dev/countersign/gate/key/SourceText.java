package dev.countersign.gate.key;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key's place: what stands before the question mark, and named values behind it. It
 * gathers mistakes, so that all of them are said at once.
 */
final class SourceText {
  private final String kind;
  private final String place;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Bytes> raw = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  SourceText(String kind, String text, String... known) {
    this.kind = kind;
    String rest = text.substring(kind.length() + 1);
    int question = rest.indexOf('?');
    this.place = question < 0 ? rest : rest.substring(0, question);
    if (question >= 0) {
      pairs(rest.substring(question + 1), "&", known);
    }
  }

  /** What stands before the question mark, percent-encoding taken away. */
  String place() {
    return text(bytes(place, "what stands behind " + kind + ":"));
  }

  /** The same, as it was written. */
  String rawPlace() {
    return place;
  }

  /** Reads pairs of name and value; of one that is not known only the name is repeated. */
  void pairs(String text, String separator, String... known) {
    for (String pair : text.split(separator, -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0) {
        // Not repeated: it may be a secret that lacks its name.
        mistakes.add("something in it is no pair of NAME=VALUE");
      } else if (name.equals("pin-value")) {
        mistakes.add("\"pin-value\" would put the PIN where it is shown and kept; use pin-source");
      } else if (!List.of(known).contains(name)) {
        mistakes.add(
            "\""
                + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
                + "\" is none of "
                + String.join("=, ", known)
                + "=");
      } else {
        Bytes value = bytes(pair.substring(equals + 1), name);
        raw.put(name, value);
        if (values.putIfAbsent(name, text(value)) != null) {
          mistakes.add("\"" + name + "\" stands there twice");
        }
      }
    }
  }

  /** The value, or null when it is not there. */
  @Nullable String value(String name) {
    return values.get(name);
  }

  /** The value as bytes, which need not be text. */
  Bytes rawBytes(String name) {
    return raw.getOrDefault(name, Bytes.EMPTY);
  }

  /** The value read, or null when it is not there or wrong; then the mistake is kept. */
  <T> @Nullable T read(String name, Function<String, T> reader) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    return attempt(() -> reader.apply(value));
  }

  /** What a reader makes of it, or null when it refuses; then the mistake is kept. */
  <T> @Nullable T attempt(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (UnreadableInput e) {
      mistakes.add(e.sentence());
      return null;
    }
  }

  void mistake(String sentence) {
    mistakes.add(sentence);
  }

  /**
   * Ends the reading.
   *
   * @throws UnreadableInput when there was a mistake
   */
  void end() {
    if (!mistakes.isEmpty()) {
      throw new UnreadableInput(
          "The key's place (" + kind + ":) cannot be read: " + String.join("; ", mistakes));
    }
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.UTF_8);
  }

  private Bytes bytes(String text, String what) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < written.length; i++) {
      if (written[i] != '%') {
        out.write(written[i]);
        continue;
      }
      int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
      int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        mistakes.add("a percent sign in " + what + " is not followed by two digits");
        return Bytes.EMPTY;
      }
      out.write(high * 16 + low);
      i += 2;
    }
    return Bytes.of(out.toByteArray());
  }

  /** A value as {@link #bytes} reads it. */
  static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = Character.isLetterOrDigit(c) && c < 128;
      if (plain || "-._~/:@".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
