package dev.countersign.access.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens logs, compressed or not. */
public final class EventFile {
  private static final int BUFFER = 1 << 16;
  private static final long FREE_BYTES = 64L << 20;
  private static final int MOST_RATIO = 200;

  private EventFile() {}

  /**
   * The bytes of a log; what gzip compressed (RFC 1952) is expanded, as far as it grows no more
   * than two hundredfold.
   *
   * @throws IOException when it cannot be read
   */
  public static InputStream plain(InputStream raw) throws IOException {
    Counted in = new Counted(raw);
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    if (first == 0x1f && second == 0x8b) {
      return new Bounded(new GZIPInputStream(buffered, BUFFER), in);
    }
    if ((first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe)) {
      throw new IOException("it is text in UTF-16; expected UTF-8");
    }
    return buffered;
  }

  /** Counts what was read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int read = super.read(bytes, from, most);
      count += Math.max(read, 0);
      return read;
    }
  }

  /** Ends where more comes out than any log holds. */
  private static final class Bounded extends FilterInputStream {
    private final Counted compressed;
    private long count;

    Bounded(InputStream in, Counted compressed) {
      super(in);
      this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      return counted(b < 0 ? 0 : 1) ? b : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int read = super.read(bytes, from, most);
      counted(Math.max(read, 0));
      return read;
    }

    private boolean counted(int read) throws IOException {
      count += read;
      if (count > FREE_BYTES && count / MOST_RATIO > compressed.count) {
        throw new IOException(
            "it expands to more than " + MOST_RATIO + " times its size, which no log does");
      }
      return true;
    }
  }
}
