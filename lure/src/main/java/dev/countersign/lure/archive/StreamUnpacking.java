package dev.countersign.lure.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Archives that are read from front to end. */
final class StreamUnpacking {
  private static final int LONGEST_TARGET = 4096;

  private StreamUnpacking() {}

  static void tar(InputStream stream, Level level) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(stream, true);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      level.count();
      boolean link = entry.isSymbolicLink() || entry.isLink();
      boolean device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
      Entry described =
          new Entry(
              entry.getName(),
              link ? target(entry) : "",
              entry.isDirectory() || device,
              Entry.runs(entry.getMode()),
              false);
      level.take(described, tar);
    }
  }

  /** A hard link's target counts from the archive's root, a symbolic link's from its folder. */
  private static String target(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return entry.getLinkName();
    }
    EntryName target = EntryName.of(entry.getLinkName());
    return target.leaves() ? "/" + entry.getLinkName() : "./";
  }

  static void ar(InputStream stream, Level level) throws IOException {
    ArArchiveInputStream ar = new ArArchiveInputStream(stream);
    for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
      level.count();
      String name = entry.getName();
      level.take(
          new Entry(
              name, "", name.isEmpty() || name.equals("/"), Entry.runs(entry.getMode()), false),
          ar);
    }
  }

  static void cpio(InputStream stream, Level level) throws IOException {
    CpioArchiveInputStream cpio = new CpioArchiveInputStream(stream);
    for (CpioArchiveEntry entry = cpio.getNextEntry(); entry != null; entry = cpio.getNextEntry()) {
      level.count();
      String link = "";
      if (entry.isSymbolicLink()) {
        link = new String(cpio.readNBytes(LONGEST_TARGET), StandardCharsets.UTF_8);
      }
      level.take(
          new Entry(
              entry.getName(),
              link,
              !entry.isRegularFile() && !entry.isSymbolicLink(),
              Entry.runs((int) entry.getMode()),
              false),
          cpio);
    }
  }
}
