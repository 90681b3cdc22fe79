package dev.countersign.lure.archive;

import java.io.IOException;
import java.io.InputStream;

/** A stream of unpacked bytes that pays for each of them as it is read. */
final class PaidStream extends InputStream {
  private final InputStream from;
  private final Level level;

  PaidStream(InputStream from, Level level) {
    this.from = from;
    this.level = level;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = from.read(into, offset, length);
    if (got > 0) {
      level.walk.pay(got, level);
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}
