package dev.countersign.access.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds the arrays of records in the pages in which interfaces hand them out. */
final class PageReading {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PLAIN = 1 << 16;
  private static final int MOST_AROUND = 4;

  private final ByteWindow window;
  private final int most;
  private int braces;

  PageReading(ByteWindow window, int most) {
    this.window = window;
    this.most = most;
  }

  /** A name and what kind of value stands behind it. */
  private record Entry(Kind kind, int end) {
    enum Kind {
      OTHER,
      SKIPPED,
      NESTED,
      RECORDS
    }

    static final Entry NONE = new Entry(Kind.OTHER, -1);
  }

  /**
   * Whether the object that begins here is a page around an array of records; the window then
   * stands behind the array's bracket, else where it stood.
   */
  boolean begins() throws IOException {
    int at = 0;
    for (int open = 1; open <= MOST_AROUND; open++) {
      Entry entry = entry(at + 1);
      while (entry.kind == Entry.Kind.SKIPPED) {
        int comma = blank(entry.end);
        if (window.peek(comma) != ',') {
          return false;
        }
        entry = entry(comma + 1);
      }
      if (entry.kind == Entry.Kind.RECORDS) {
        window.pass(entry.end);
        braces = open;
        return true;
      }
      if (entry.kind != Entry.Kind.NESTED) {
        return false;
      }
      at = entry.end;
    }
    return false;
  }

  /**
   * Behind an array of records: passes the rest of the pages around it. Whether another array of
   * records stands in them, behind whose bracket the window then is.
   */
  boolean goesOn() throws IOException {
    while (braces > 0) {
      int at = blank(0);
      int b = window.peek(at);
      if (b == '}') {
        window.pass(at + 1);
        braces--;
        continue;
      }
      if (b != ',') {
        braces = 0; // ended or broken: what follows is read as new
        return false;
      }
      Entry entry = entry(at + 1);
      if (entry.kind == Entry.Kind.RECORDS) {
        window.pass(entry.end);
        return true;
      }
      int end = entry.kind == Entry.Kind.SKIPPED ? entry.end : behindEntry(at + 1);
      if (end < 0) {
        braces = 0;
        return false;
      }
      window.pass(end);
    }
    return false;
  }

  private Entry entry(int from) throws IOException {
    int at = blank(from);
    int end = window.peek(at) == '"' ? text(at + 1) : -1;
    int colon = end < 0 || end - at > LONGEST_NAME ? -1 : blank(end);
    if (colon < 0 || window.peek(colon) != ':') {
      return Entry.NONE;
    }
    String name =
        new String(window.bytes(), window.start() + at + 1, end - at - 2, StandardCharsets.UTF_8);
    int value = blank(colon + 1);
    int b = window.peek(value);
    if (b == '[' && Pages.RECORDS.contains(name)) {
      int inner = window.peek(blank(value + 1));
      if (inner == '{' || inner == ']') {
        return new Entry(Entry.Kind.RECORDS, value + 1);
      }
    }
    if (b == '{' && Pages.NESTED.contains(name)) {
      return new Entry(Entry.Kind.NESTED, value);
    }
    int behind = Pages.BESIDE.contains(name) ? behind(value) : -1;
    return behind < 0 ? Entry.NONE : new Entry(Entry.Kind.SKIPPED, behind);
  }

  private int behindEntry(int from) throws IOException {
    int at = blank(from);
    int end = window.peek(at) == '"' ? text(at + 1) : -1;
    int colon = end < 0 ? -1 : blank(end);
    return colon >= 0 && window.peek(colon) == ':' ? behind(blank(colon + 1)) : -1;
  }

  /**
   * Behind the value that begins at the next byte, which is no object; negative where none ends.
   */
  int behindValue() throws IOException {
    return behind(0);
  }

  private int behind(int from) throws IOException {
    int b = window.peek(from);
    if (b == '"') {
      return text(from + 1);
    }
    if (b != '{' && b != '[') {
      return behindPlain(from);
    }
    ValueEnd value = new ValueEnd();
    value.begin();
    int at = from;
    while (true) {
      at = value.scan(window.bytes(), window.start() + at, window.limit()) - window.start();
      if (value.state() != ValueEnd.State.OPEN) {
        return value.state() == ValueEnd.State.WHOLE ? at : -1;
      }
      if (at > most || !window.fill(at)) {
        return -1;
      }
    }
  }

  private int behindPlain(int from) throws IOException {
    int at = from;
    int b = window.peek(at);
    while (b >= 0 && b != ',' && b != '}' && b != ']' && b != '\n' && at - from < LONGEST_PLAIN) {
      at++;
      b = window.peek(at);
    }
    return b < 0 ? -1 : at;
  }

  private int blank(int from) throws IOException {
    int at = from;
    int b = window.peek(at);
    while (at <= most && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
      at++;
      b = window.peek(at);
    }
    return at;
  }

  /** Behind the quotation mark that ends a text; negative where it does not end. */
  private int text(int from) throws IOException {
    int at = from;
    while (at <= most) {
      int b = window.peek(at);
      if (b < 0 || b == '\n') {
        return -1;
      }
      if (b == '"') {
        return at + 1;
      }
      at += b == '\\' ? 2 : 1;
    }
    return -1;
  }
}
