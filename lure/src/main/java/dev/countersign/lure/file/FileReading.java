package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Says what a file is by its content, and what opening it would do. Nothing is run or written. */
public final class FileReading {
  /** How many bytes of a large file's beginning are looked at. */
  static final int HEAD = 16 << 20;

  private FileReading() {}

  /** Reads a file that is held in memory. Never throws: what cannot be read is a finding. */
  public static FileRead read(Content file, Budget budget) {
    return read(file, Source.of(file.bytes()), budget);
  }

  /**
   * Reads a file on a disk, of any size, without holding more of it than its first 16 MiB and what
   * an archive's entries unpack to within the budget. A link is not followed.
   */
  public static FileRead readLarge(Path file, Budget budget) {
    String name = String.valueOf(file.getFileName());
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return readLarge(channel, name, budget);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  /** Reads what a channel holds, which stays open, as the other does. */
  public static FileRead readLarge(SeekableByteChannel channel, String name, Budget budget) {
    try {
      Source source = Source.of(channel);
      byte[] head = source.read(0, (int) Math.min(HEAD, budget.bytesLeft()));
      return read(new Content(name, head, source.size(), false), source, budget);
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  private static FileRead read(Content file, Source source, Budget budget) {
    Inspection inspection = new Inspection(budget);
    try {
      budget.takeEntry();
      budget.takeBytes(file.bytes().length);
      return inspection.read(inspection.file(file, source, Scene.ALONE));
    } catch (IOException e) {
      return unreadable(file.path(), e);
    } catch (Budget.UsedUp e) {
      inspection
          .said()
          .say(
              FileFinding.PARTLY_READ,
              "The file " + Quote.of(file.path()) + " was not read to its end: " + e.getMessage(),
              String.valueOf(e.getMessage()),
              file.path());
      return inspection.read("a file");
    }
  }

  private static FileRead unreadable(String path, IOException e) {
    Inspection inspection = new Inspection(Budget.usual());
    inspection
        .said()
        .say(
            FileFinding.FILE_UNREADABLE,
            "The file " + Quote.of(path) + " could not be read",
            String.valueOf(e.getMessage()),
            path);
    return inspection.read("a file that could not be read");
  }
}
