package dev.countersign.access.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into JSON objects without reading what stands in them: one a line, several
 * lines long, in an array, or in an array that a page of an interface wraps. Holds one record at a
 * time. What does not fit together is given out by itself, and the next line is tried.
 */
final class RecordScanner {
  /** What was found. */
  enum Step {
    /** An object. */
    RECORD,
    /** A line that is none, or begins one that does not end. */
    MALFORMED,
    /** An object that is larger than one may be, and was skipped. */
    TOO_LARGE,
    /** The stream ends here, for now, in the middle of something. */
    WAIT,
    /** The stream ends here. */
    END
  }

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final int most;
  private final ValueEnd values = new ValueEnd();
  private byte[] buffer = new byte[2 * CHUNK];
  private int start;
  private int limit;
  private int length;
  private long line = 1;
  private long recordLine = 1;
  private boolean begun;
  private boolean inArray;
  private boolean lost;
  private int braces;

  /**
   * Of that stream.
   *
   * @param most bytes of one record
   */
  RecordScanner(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where the record that was found begins in the bytes. */
  int offset() {
    return start - length;
  }

  int length() {
    return length;
  }

  /** The line on which what was found begins, from 1. */
  long line() {
    return recordLine;
  }

  /**
   * Goes on.
   *
   * @param last whether nothing will follow what the stream holds now
   */
  Step next(boolean last) throws IOException {
    length = 0;
    if (!begun) {
      begun = true;
      if (peek(0) == 0xef && peek(1) == 0xbb && peek(2) == 0xbf) {
        start += 3;
      }
    }
    while (true) {
      int b = peek(0);
      if (b < 0) {
        return Step.END;
      }
      if (b == '\n') {
        line++;
        start++;
        lost = false;
      } else if (b == ' ' || b == '\t' || b == '\r' || (b == ',' && inArray)) {
        start++;
      } else if (inArray && b == ']') {
        start++;
        inArray = false;
        if (braces > 0 && !tail(last)) {
          return Step.WAIT;
        }
      } else if (b == '[' && !inArray) {
        start++;
        inArray = true;
        braces = 0;
      } else if (b == '{') {
        if (!inArray && page()) {
          continue;
        }
        return record(last);
      } else if (inArray && lost) {
        skipLine();
      } else {
        return garbage(last);
      }
    }
  }

  private Step record(boolean last) throws IOException {
    recordLine = line;
    values.begin();
    int at = 0;
    boolean dropped = false;
    while (true) {
      at = values.scan(buffer, start + at, limit) - start;
      switch (values.state()) {
        case WHOLE -> {
          line += values.lines();
          start += at;
          if (dropped || at > most) {
            return Step.TOO_LARGE;
          }
          length = at;
          return Step.RECORD;
        }
        case BROKEN -> {
          return dropped ? dropped(at) : broken();
        }
        case OPEN -> {
          if (at > most) { // its end is looked for, but it is not kept
            dropped = true;
            start += at;
            at = 0;
          }
          if (!fill(at)) {
            if (dropped) {
              return dropped(at);
            }
            return last ? broken() : Step.WAIT;
          }
        }
      }
    }
  }

  private Step dropped(int at) throws IOException {
    line += values.lines();
    start += at;
    skipLine();
    return Step.TOO_LARGE;
  }

  /** The first line is given up; what stands behind it is tried by itself. */
  private Step broken() throws IOException {
    skipLine();
    lost = inArray;
    return Step.MALFORMED;
  }

  private Step garbage(boolean last) throws IOException {
    recordLine = line;
    if (inArray) { // a value of another kind, up to what ends it
      int at = 0;
      int b = peek(at);
      while (b >= 0 && b != ',' && b != ']' && b != '\n') {
        at = b == '"' ? text(at + 1) : at + 1;
        b = at > most ? '\n' : peek(at);
      }
      start += Math.min(Math.max(at, 1), limit - start);
      return Step.MALFORMED;
    }
    if (!last && !lineWhole()) {
      return Step.WAIT;
    }
    skipLine();
    return Step.MALFORMED;
  }

  private boolean lineWhole() throws IOException {
    for (int at = 0; at <= most; at++) {
      int b = peek(at);
      if (b < 0) {
        return false;
      }
      if (b == '\n') {
        return true;
      }
    }
    return true;
  }

  private void skipLine() throws IOException {
    while (true) {
      int b = peek(0);
      if (b < 0 || b == '\n') {
        return;
      }
      start++;
    }
  }

  // Pages

  /**
   * Whether an object is a page around an array of records; it then stands behind the array's
   * bracket.
   */
  private boolean page() throws IOException {
    int at = 0;
    int open = 0;
    int b = blank(at);
    while (peek(b) == '{' && open < 4) {
      open++;
      at = b + 1;
      Entry entry = entry(at);
      while (entry.kind == Entry.SKIPPED) {
        at = entry.end;
        int comma = blank(at);
        if (peek(comma) != ',') {
          return false;
        }
        entry = entry(comma + 1);
      }
      if (entry.kind == Entry.RECORDS) {
        advance(entry.end);
        inArray = true;
        braces = open;
        return true;
      }
      if (entry.kind != Entry.NESTED) {
        return false;
      }
      b = entry.end;
    }
    return false;
  }

  /** Behind an array of records: the rest of the pages around it, and further arrays in them. */
  private boolean tail(boolean last) throws IOException {
    while (braces > 0) {
      int at = blank(0);
      int b = peek(at);
      if (b == '}') {
        advance(at + 1);
        braces--;
        continue;
      }
      if (b != ',') {
        braces = 0; // ended or broken: what follows is read as new
        return b >= 0 || last;
      }
      Entry entry = entry(at + 1);
      if (entry.kind == Entry.RECORDS) {
        advance(entry.end);
        inArray = true;
        return true;
      }
      int end = entry.kind == Entry.SKIPPED ? entry.end : skip(at + 1);
      if (end < 0) {
        braces = 0;
        return true;
      }
      advance(end);
    }
    return true;
  }

  /** A name and what kind of value stands behind it. */
  private record Entry(int kind, int end) {
    static final int OTHER = 0;
    static final int SKIPPED = 1;
    static final int NESTED = 2;
    static final int RECORDS = 3;
    static final Entry NONE = new Entry(OTHER, -1);
  }

  private Entry entry(int from) throws IOException {
    int at = blank(from);
    if (peek(at) != '"') {
      return Entry.NONE;
    }
    int end = text(at + 1);
    if (end < 0 || end - at > 64) {
      return Entry.NONE;
    }
    String name =
        new String(buffer, start + at + 1, end - at - 2, java.nio.charset.StandardCharsets.UTF_8);
    int colon = blank(end);
    if (peek(colon) != ':') {
      return Entry.NONE;
    }
    int value = blank(colon + 1);
    int b = peek(value);
    if (b == '[' && Pages.RECORDS.contains(name)) {
      int inner = peek(blank(value + 1));
      if (inner == '{' || inner == ']') {
        return new Entry(Entry.RECORDS, value + 1);
      }
    }
    if (b == '{' && Pages.NESTED.contains(name)) {
      return new Entry(Entry.NESTED, value);
    }
    if (!Pages.BESIDE.contains(name)) {
      return Entry.NONE;
    }
    int behind = skip(colon + 1);
    return behind < 0 ? Entry.NONE : new Entry(Entry.SKIPPED, behind);
  }

  /** Behind the value that begins there, or behind a name and its value; negative where none. */
  private int skip(int from) throws IOException {
    int at = blank(from);
    int b = peek(at);
    if (b == '"') {
      int end = text(at + 1);
      int colon = end < 0 ? -1 : blank(end);
      return colon >= 0 && peek(colon) == ':' ? skip(colon + 1) : end;
    }
    if (b != '{' && b != '[') {
      while (b >= 0 && b != ',' && b != '}' && b != ']' && at < CHUNK) {
        at++;
        b = peek(at);
      }
      return b < 0 || at >= CHUNK ? -1 : at;
    }
    ValueEnd value = new ValueEnd();
    value.begin();
    while (true) {
      at = value.scan(buffer, start + at, limit) - start;
      if (value.state() != ValueEnd.State.OPEN) {
        return value.state() == ValueEnd.State.WHOLE ? at : -1;
      }
      if (at > most || !fill(at)) {
        return -1;
      }
    }
  }

  private int blank(int from) throws IOException {
    int at = from;
    int b = peek(at);
    while (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
      at++;
      b = at > most ? -1 : peek(at);
    }
    return at;
  }

  /** Behind the quotation mark that ends a text; negative where it does not end. */
  private int text(int from) throws IOException {
    int at = from;
    while (at <= most) {
      int b = peek(at);
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

  private void advance(int count) {
    for (int i = 0; i < count; i++) {
      if (buffer[start + i] == '\n') {
        line++;
      }
    }
    start += count;
  }

  // Bytes

  private int peek(int at) throws IOException {
    while (start + at >= limit) {
      if (!fill(at)) {
        return -1;
      }
    }
    return buffer[start + at] & 0xff;
  }

  /** Reads on; what stands before the start may be given up for it. */
  private boolean fill(int wanted) throws IOException {
    if (limit == buffer.length) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
      } else {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, wanted + CHUNK));
      }
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count <= 0) {
      return false;
    }
    limit += count;
    return true;
  }
}
