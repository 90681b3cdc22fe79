package dev.countersign.access.read;

/**
 * Finds where a JSON object or array ends, by its brackets, braces and quotation marks. It need not
 * have all bytes at once. What it calls whole may still not be JSON; what it calls broken cannot
 * be.
 */
final class ValueEnd {
  /** What is known so far. */
  enum State {
    /** It has not ended. */
    OPEN,
    /** It has. */
    WHOLE,
    /** It cannot end any more. */
    BROKEN
  }

  private static final int DEEPEST = 200;

  private final boolean[] arrays = new boolean[DEEPEST + 1];
  private State state = State.OPEN;
  private int depth;
  private boolean text;
  private boolean escaped;
  private byte before;
  private long lines;

  void begin() {
    state = State.OPEN;
    depth = 0;
    text = false;
    escaped = false;
    before = 0;
    lines = 0;
  }

  State state() {
    return state;
  }

  /** Line feeds within it so far. */
  long lines() {
    return lines;
  }

  /** The last byte of weight before the one at which it broke. */
  byte before() {
    return before;
  }

  /** Goes on from an index to a limit; returns the index behind what was looked at. */
  int scan(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit) {
      byte b = bytes[i++];
      if (text) {
        if (escaped) {
          escaped = false;
        } else if (b == '\\') {
          escaped = true;
        } else if (b == '"') {
          text = false;
        } else if (b == '\n') {
          return broken(i);
        }
        continue;
      }
      if (b > ',' && b < '[') { // digits, capitals, colons: of no weight but for what follows
        before = b;
        continue;
      }
      switch (b) {
        case '"' -> {
          text = true;
          before = b;
        }
        case '{', '[' -> {
          if (!mayOpen() || depth == DEEPEST) {
            return broken(i);
          }
          arrays[++depth] = b == '[';
          before = b;
        }
        case '}', ']' -> {
          if (depth == 0 || arrays[depth] != (b == ']')) {
            return broken(i);
          }
          depth--;
          before = b;
          if (depth == 0) {
            state = State.WHOLE;
            return i;
          }
        }
        case '\n' -> lines++;
        case ' ', '\t', '\r' -> {
          // of no weight
        }
        default -> before = b;
      }
    }
    return i;
  }

  private boolean mayOpen() {
    if (depth == 0) {
      return before == 0;
    }
    return arrays[depth] ? before == '[' || before == ',' : before == ':';
  }

  private int broken(int at) {
    state = State.BROKEN;
    return at;
  }
}
