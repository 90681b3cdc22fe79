package dev.countersign.lure.code.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's bytes, read as UTF-8; places in it are bytes. */
public final class Source {
  private final byte[] bytes;
  private final int[] lines;

  /** A file. */
  @SuppressWarnings("ArrayHashCode") // not compared
  public Source(byte[] bytes) {
    this.bytes = bytes;
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    this.lines = Arrays.copyOf(starts, count);
  }

  /** How many bytes. */
  public int length() {
    return bytes.length;
  }

  /** The bytes themselves; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** What stands between two bytes. */
  public String text(int start, int end) {
    int from = Math.clamp(start, 0, bytes.length);
    return new String(
        bytes, from, Math.clamp(end, from, bytes.length) - from, StandardCharsets.UTF_8);
  }

  /** The line that a byte is in, from 1. */
  public int line(int at) {
    int found = Arrays.binarySearch(lines, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The byte that a line begins at; lines beyond the last are taken for the last. */
  public int startOf(int line) {
    return lines[Math.clamp(line, 1, lines.length) - 1];
  }

  /** How many lines. */
  public int lines() {
    return lines.length;
  }
}
