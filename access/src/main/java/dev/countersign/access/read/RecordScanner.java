package dev.countersign.access.read;

import java.io.IOException;
import java.io.InputStream;

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
    /** The stream ends here in the middle of something, and may go on later. */
    WAIT,
    /** The stream ends here. */
    END
  }

  private final ByteWindow window;
  private final PageReading pages;
  private final int most;
  private final ValueEnd value = new ValueEnd();
  private int length;
  private long recordLine = 1;
  private boolean begun;
  private boolean inArray;
  private boolean lost;

  /**
   * Of that stream.
   *
   * @param most bytes of one record
   */
  RecordScanner(InputStream in, int most) {
    this.window = new ByteWindow(in);
    this.pages = new PageReading(window, most);
    this.most = most;
  }

  byte[] bytes() {
    return window.bytes();
  }

  /** Where the record that was found begins in the bytes. */
  int offset() {
    return window.start() - length;
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
    mark();
    while (true) {
      int b = window.peek(0);
      switch (b) {
        case -1 -> {
          return Step.END;
        }
        case '\n' -> window.pass(1, 1);
        case ' ', '\t', '\r' -> window.pass(1, 0);
        case '{' -> {
          if (!inArray && pages.begins()) {
            inArray = true;
          } else {
            return record(last);
          }
        }
        case '[' -> {
          if (inArray) {
            return garbage(last);
          }
          window.pass(1, 0);
          inArray = true;
        }
        case ']', ',' -> {
          if (!inArray) {
            return garbage(last);
          }
          window.pass(1, 0);
          if (b == ']') {
            inArray = pages.goesOn();
          }
        }
        default -> {
          if (!inArray || !lost) {
            return garbage(last);
          }
          window.passLine(); // the rest of a record that was given up
        }
      }
    }
  }

  /** The mark of UTF-8 that some write at the beginning. */
  private void mark() throws IOException {
    if (!begun && window.peek(0) >= 0) {
      begun = true;
      if (window.peek(0) == 0xef && window.peek(1) == 0xbb && window.peek(2) == 0xbf) {
        window.pass(3, 0);
      }
    }
  }

  private Step record(boolean last) throws IOException {
    recordLine = window.line();
    value.begin();
    int at = 0;
    boolean dropped = false;
    while (true) {
      at = value.scan(window.bytes(), window.start() + at, window.limit()) - window.start();
      switch (value.state()) {
        case WHOLE -> {
          window.pass(at, value.lines());
          lost = false;
          length = dropped || at > most ? 0 : at;
          return length == 0 ? Step.TOO_LARGE : Step.RECORD;
        }
        case BROKEN -> {
          return dropped ? dropped(at) : broken(at);
        }
        case OPEN -> {
          if (at > most) { // its end is looked for, but it is not kept
            dropped = true;
            window.pass(at, 0);
            at = 0;
          }
          if (!window.fill(at)) {
            if (dropped) {
              return dropped(at);
            }
            return last ? broken(at) : Step.WAIT;
          }
        }
      }
    }
  }

  private Step dropped(int at) throws IOException {
    window.pass(at, value.lines());
    window.passLine();
    return Step.TOO_LARGE;
  }

  /**
   * What cannot be one object is given up as far as its first line goes, or, in an array on one
   * line, to where the next may begin; what stands behind it is tried by itself.
   */
  private Step broken(int at) throws IOException {
    if (inArray && value.lines() == 0) {
      int before = value.before();
      for (int i = at - 1; i <= most; i++) {
        int b = window.peek(i);
        if (b < 0 || b == '\n') {
          break;
        }
        if (b == '{' && before == ',') {
          window.pass(i);
          return Step.MALFORMED;
        }
        before = b == ' ' || b == '\t' ? before : b;
      }
    }
    window.passLine();
    lost = inArray;
    return Step.MALFORMED;
  }

  private Step garbage(boolean last) throws IOException {
    recordLine = window.line();
    if (!last && !lineWhole()) {
      return Step.WAIT;
    }
    if (inArray) {
      int end = pages.behindValue();
      if (end >= 0) {
        window.pass(Math.max(end, 1));
        return Step.MALFORMED;
      }
    }
    window.passLine();
    return Step.MALFORMED;
  }

  private boolean lineWhole() throws IOException {
    for (int at = 0; at <= most; at++) {
      int b = window.peek(at);
      if (b < 0) {
        return false;
      }
      if (b == '\n') {
        return true;
      }
    }
    return true;
  }
}
