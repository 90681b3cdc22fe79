package dev.countersign.lure.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** 7z archives. */
final class SevenZipUnpacking {
  private static final int MEMORY_KIB = 96 << 10;
  private static final int UNIX = 0x8000;

  private SevenZipUnpacking() {}

  static void unpack(Source source, Level level) throws IOException {
    SevenZFile seven =
        SevenZFile.builder()
            .setSeekableByteChannel(source.channel())
            .setMaxMemoryLimitKiB(MEMORY_KIB)
            .get();
    for (SevenZArchiveEntry entry : seven.getEntries()) {
      level.count();
      level.place(entry(entry));
    }
    try {
      files(seven, level);
    } catch (PasswordRequiredException e) {
      Unpacking.encrypted(level, "its list of files is not encrypted, its files are");
      Level names = new Level(level.walk, level.path, level.size);
      for (SevenZArchiveEntry entry : seven.getEntries()) {
        names.named(entry(entry));
      }
    }
  }

  private static void files(SevenZFile seven, Level level) throws IOException {
    Level files = new Level(level.walk, level.path, level.size);
    InputStream current = new EntryStream(seven);
    for (SevenZArchiveEntry entry = seven.getNextEntry();
        entry != null;
        entry = seven.getNextEntry()) {
      Entry described = entry(entry);
      if (!files.take(described, entry.hasStream() ? current : InputStream.nullInputStream())) {
        // What follows in the same block can only be reached through the rest of this file.
        return;
      }
    }
  }

  private static Entry entry(SevenZArchiveEntry entry) {
    int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
    int mode = (attributes & UNIX) == 0 ? 0 : attributes >>> 16;
    String name = entry.getName() == null ? "" : entry.getName();
    return new Entry(
        name, "", entry.isDirectory(), Entry.runs(mode), Entry.hides(attributes & 0xff));
  }

  /** What SevenZFile reads of the entry it stands at. */
  private static final class EntryStream extends InputStream {
    private final SevenZFile seven;

    EntryStream(SevenZFile seven) {
      this.seven = seven;
    }

    @Override
    public int read() throws IOException {
      return seven.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return seven.read(into, offset, length);
    }
  }
}
