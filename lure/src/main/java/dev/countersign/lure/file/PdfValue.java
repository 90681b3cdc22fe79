package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.List;
import java.util.Map;

/** A value of a PDF file (ISO 32000-1, 7.3). */
sealed interface PdfValue {
  /** A name, without its slash, escapes decoded. */
  record Name(String text) implements PdfValue {}

  /** A number, or a word such as {@code true}. */
  record Word(String text) implements PdfValue {}

  /** A reference to an object. */
  record Ref(int number) implements PdfValue {}

  /** A list. */
  record Array(List<PdfValue> values) implements PdfValue {}

  /** A string's bytes, one a character. */
  record Text(String raw) implements PdfValue {
    /** As text: UTF-16 where it says so. */
    String text() {
      byte[] bytes = raw.getBytes(ISO_8859_1);
      return raw.startsWith("\u00fe\u00ff")
          ? new String(bytes, 2, bytes.length - 2, UTF_16BE)
          : raw;
    }
  }

  /**
   * A dictionary, perhaps with a stream.
   *
   * @param from where the stream's bytes begin in the file; -1 where there is no stream
   * @param to where they end
   */
  record Dict(Map<String, PdfValue> entries, int from, int to) implements PdfValue {
    /** An entry that is a name; else empty. */
    String name(String key) {
      return entries.get(key) instanceof Name(String text) ? text : "";
    }

    /** An entry that is a number; else the other. */
    int number(String key, int other) {
      return entries.get(key) instanceof Word(String text) && text.matches("-?[0-9]{1,9}")
          ? Integer.parseInt(text)
          : other;
    }

    boolean has(String key) {
      return entries.containsKey(key);
    }

    boolean stream() {
      return from >= 0;
    }
  }
}
