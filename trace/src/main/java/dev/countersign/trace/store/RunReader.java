package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads a file of sorted postings, group by group. */
final class RunReader implements AutoCloseable {
  /** More than any single thing in the file takes. */
  private static final int MARGIN = 2048;

  private final Path file;
  private final FileChannel channel;
  private byte[] buffer;
  private int end;
  private final Unpacker in = new Unpacker(new byte[0]);
  private long unread;
  private long account;
  private long key;
  private int many;

  /**
   * Opens one, before its first group.
   *
   * @param bufferBytes so much is read at once
   */
  RunReader(Path store, Path file, int bufferBytes) {
    this.file = file;
    this.buffer = new byte[Math.max(bufferBytes, 2 * MARGIN)];
    try {
      channel = FileChannel.open(file);
      unread = channel.size() - Runs.FOOTER;
    } catch (IOException e) {
      throw cut();
    }
    check();
  }

  /** The whole file is looked at first, so that nothing is made of half of one. */
  private void check() {
    if (unread < 0) {
      throw cut();
    }
    CRC32C sum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.wrap(buffer);
    try {
      for (long left = unread; left > 0; left -= bytes.limit()) {
        bytes.clear().limit((int) Math.min(buffer.length, left));
        read(bytes);
        sum.update(buffer, 0, bytes.limit());
      }
      ByteBuffer footer = ByteBuffer.allocate(Runs.FOOTER);
      read(footer);
      if (footer.getLong(0) != sum.getValue()) {
        throw cut();
      }
      channel.position(0);
    } catch (IOException e) {
      throw cut();
    }
  }

  private void read(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw cut();
      }
    }
  }

  private UnreadableInput cut() {
    return new UnreadableInput(
        "The file "
            + file
            + " of an unfinished load is missing or was cut short; remove the store and load anew");
  }

  private void fill() {
    if (end - in.at() >= MARGIN || (unread == 0 && in.at() <= end)) {
      return;
    }
    int left = end - in.at();
    System.arraycopy(buffer, in.at(), buffer, 0, left);
    ByteBuffer bytes = ByteBuffer.wrap(buffer, left, (int) Math.min(buffer.length - left, unread));
    int from = left;
    try {
      read(bytes);
    } catch (IOException e) {
      throw cut();
    }
    unread -= bytes.position() - from;
    end = bytes.position();
    in.reset(buffer, 0, end);
  }

  /** Goes to the next group; false where there is none. */
  boolean next() {
    fill();
    if (!in.hasMore()) {
      return false;
    }
    account += in.number();
    key = account << 32 | in.number();
    many = in.integer();
    return true;
  }

  /** The account and asset of the group. */
  long key() {
    return key;
  }

  /** Adds the group's postings to a list; must be called once for each group. */
  void give(ListWriter list) {
    long position = 0;
    for (int i = 0; i < many; i++) {
      fill();
      position += in.number();
      int length = in.integer();
      list.add(position, buffer, in.at(), in.at() + length);
      in.skip(length);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw cut();
    }
  }
}
