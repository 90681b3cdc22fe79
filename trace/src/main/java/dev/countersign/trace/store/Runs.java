package dev.countersign.trace.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Files of sorted postings that a load leaves behind, one for each of its batches. */
final class Runs {
  /** At a file's end: a checksum of what is before it. */
  static final int FOOTER = Long.BYTES;

  private static final int BUFFER = 1 << 18;

  private final Path store;
  private final Path folder;

  Runs(Path store) {
    this.store = store;
    this.folder = store.resolve("loading");
  }

  Path file(int number) {
    return folder.resolve("%08d.run".formatted(number));
  }

  /** Writes a batch's postings, which are on the disk when this returns. */
  void write(int number, Gathered postings) {
    Path file = file(number);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        Out out = new Out(channel);
        postings.sorted(out);
        channel.force(true);
      }
    } catch (UncheckedIOException e) {
      throw StoreFault.said(store, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw StoreFault.said(store, e);
    }
  }

  /** Removes all of them from one on. */
  void removeFrom(int number) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (String.valueOf(file.getFileName()).compareTo("%08d.run".formatted(number)) >= 0) {
          Files.delete(file);
        }
      }
      if (number == 0) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw StoreFault.said(store, e);
    }
  }

  /** A file beside them, which is removed with them. */
  Path beside(String name) {
    return folder.resolve("run-" + name);
  }

  private static final class Out implements Gathered.Taker {
    private final FileChannel channel;
    private final CRC32C sum = new CRC32C();
    private final Packer buffer = new Packer(BUFFER + 4096);
    private long account;
    private long position;

    private Out(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void group(long key, int many) {
      if (buffer.size() > BUFFER) {
        write();
      }
      buffer.number((key >>> 32) - account);
      account = key >>> 32;
      buffer.number(key & 0xffffffffL);
      buffer.number(many);
      position = 0;
    }

    @Override
    public void posting(long at, byte[] details, int from, int end) {
      if (buffer.size() > BUFFER) {
        write();
      }
      buffer.number(at - position);
      position = at;
      buffer.number(end - from);
      buffer.raw(details, from, end - from);
    }

    private void write() {
      sum.update(buffer.array(), 0, buffer.size());
      put();
    }

    private void put() {
      ByteBuffer bytes = ByteBuffer.wrap(buffer.array(), 0, buffer.size());
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      buffer.clear();
    }

    @Override
    public void done() {
      write();
      buffer.bigEndian(sum.getValue(), FOOTER);
      put();
    }
  }
}
