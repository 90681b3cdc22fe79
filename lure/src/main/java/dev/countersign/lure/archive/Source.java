package dev.countersign.lure.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Bytes that can be read from anywhere, in memory or on a disk. */
public final class Source {
  private static final int STEP = 1 << 16;

  private final SeekableByteChannel channel;
  private final long size;

  private Source(SeekableByteChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /** These bytes, not copied. */
  public static Source of(byte[] bytes) {
    return new Source(new SeekableInMemoryByteChannel(bytes), bytes.length);
  }

  /**
   * What the channel reads, which stays open. Never written to.
   *
   * @throws IOException when its size cannot be told
   */
  public static Source of(SeekableByteChannel channel) throws IOException {
    return new Source(channel, channel.size());
  }

  /** How many bytes there are. */
  public long size() {
    return size;
  }

  /**
   * Reads.
   *
   * @param at where, 0 or more
   * @param count how many at most
   * @return fewer where the end comes before; none beyond the end
   * @throws IOException when it cannot be read
   */
  public byte[] read(long at, int count) throws IOException {
    if (at < 0 || at >= size || count <= 0) {
      return new byte[0];
    }
    int have = (int) Math.min(count, size - at);
    ByteBuffer buffer = ByteBuffer.allocate(have);
    channel.position(at);
    int got = channel.read(buffer);
    while (got > 0 && buffer.hasRemaining()) {
      got = channel.read(buffer);
    }
    if (buffer.hasRemaining()) {
      throw new IOException("The file ends at byte " + (at + buffer.position()));
    }
    return buffer.array();
  }

  /** The whole of it as a stream that begins at a place and goes on for at most so many bytes. */
  public InputStream stream(long at, long count) {
    return new Part(Math.max(0, at), Math.min(size, count > size - at ? size : at + count));
  }

  /** For readers that want a channel. */
  SeekableByteChannel channel() throws IOException {
    channel.position(0);
    return channel;
  }

  private final class Part extends InputStream {
    private final long end;
    private long at;
    private byte[] step = new byte[0];
    private int next;

    Part(long at, long end) {
      this.at = at;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      return fill() ? step[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, step.length - next);
      System.arraycopy(step, next, into, offset, count);
      next += count;
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long held = Math.min(Math.max(0, count), step.length - next);
      next += (int) held;
      long further = Math.min(Math.max(0, count - held), Math.max(0, end - at));
      at += further;
      return held + further;
    }

    private boolean fill() throws IOException {
      if (next < step.length) {
        return true;
      }
      step = at >= end ? new byte[0] : Source.this.read(at, (int) Math.min(STEP, end - at));
      at += step.length;
      next = 0;
      return step.length > 0;
    }
  }
}
