package dev.countersign.cli.access;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A file that others write to, read to its present end again and again. */
final class GrowingFile extends InputStream implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;

  GrowingFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.key = key(path);
  }

  /** What tells a file from another that later has its name; null where the system does not say. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Whether another file has its name now. */
  boolean replaced() throws IOException {
    Object now = key(path);
    return key != null && now != null && !key.equals(now);
  }

  /** Whether it has become shorter than what was read of it. */
  boolean cut() throws IOException {
    return channel.size() < channel.position();
  }

  /** Bytes that have not been read. */
  long left() throws IOException {
    return Math.max(0, channel.size() - channel.position());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    return channel.read(ByteBuffer.wrap(bytes, from, most));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
