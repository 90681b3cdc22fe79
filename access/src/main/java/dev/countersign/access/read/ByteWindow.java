package dev.countersign.access.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A part of a stream of bytes, from where it has been read to as far as was looked ahead. */
final class ByteWindow {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[2 * CHUNK];
  private int start;
  private int limit;
  private long line = 1;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where in the bytes the next one stands. */
  int start() {
    return start;
  }

  /** Behind the last of the bytes. */
  int limit() {
    return limit;
  }

  /** The line on which the next byte stands, from 1. */
  long line() {
    return line;
  }

  /** The byte that many behind the next one, 0 to 255; negative behind the end of the stream. */
  int peek(int at) throws IOException {
    while (start + at >= limit) {
      if (!fill(at)) {
        return -1;
      }
    }
    return buffer[start + at] & 0xff;
  }

  /** Goes on by so many bytes, of which that many are line feeds. */
  void pass(int count, long lines) {
    start += count;
    line += lines;
  }

  /** Goes on by so many bytes. */
  void pass(int count) {
    for (int i = 0; i < count; i++) {
      if (buffer[start + i] == '\n') {
        line++;
      }
    }
    start += count;
  }

  /** Goes on to the end of the line. */
  void passLine() throws IOException {
    int b = peek(0);
    while (b >= 0 && b != '\n') {
      start++;
      b = peek(0);
    }
  }

  /** Reads on; what stands before the next byte is given up for it. False where the stream ends. */
  boolean fill(int wanted) throws IOException {
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
