package dev.countersign.response.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place. */
public interface Reading {
  /** How many there are. */
  long size() throws IOException;

  /**
   * Fills a buffer.
   *
   * @throws IOException also when there are not so many bytes
   */
  void read(long at, ByteBuffer into) throws IOException;

  /** Those of a file that is open. */
  static Reading of(FileChannel file) {
    return new Reading() {
      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public void read(long at, ByteBuffer into) throws IOException {
        long next = at;
        while (into.hasRemaining()) {
          int got = file.read(into, next);
          if (got < 0) {
            throw new EOFException("it ends at byte " + next);
          }
          next += got;
        }
      }
    };
  }

  /** Those in memory. */
  static Reading of(byte[] bytes) {
    return new Reading() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long at, ByteBuffer into) throws IOException {
        if (at < 0 || at + into.remaining() > bytes.length) {
          throw new EOFException("it ends at byte " + bytes.length);
        }
        into.put(bytes, (int) at, into.remaining());
      }
    };
  }

  /** A part, as bytes; never more than the caller bounded. */
  default byte[] bytes(long at, int length) throws IOException {
    byte[] part = new byte[length];
    read(at, ByteBuffer.wrap(part));
    return part;
  }

  /** A part, as a stream. */
  default InputStream stream(long from, long length) {
    return new InputStream() {
      private long at = from;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int most) throws IOException {
        int count = (int) Math.min(most, from + length - at);
        if (count <= 0) {
          return most == 0 ? 0 : -1;
        }
        Reading.this.read(at, ByteBuffer.wrap(into, offset, count));
        at += count;
        return count;
      }
    };
  }
}
