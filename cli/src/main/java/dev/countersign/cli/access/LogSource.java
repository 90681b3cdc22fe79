package dev.countersign.cli.access;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log that the command line names, or that stands in a folder which it names.
 *
 * @param path null for standard input
 */
record LogSource(String name, @Nullable Path path) {
  private static final int MOST_FILES = 100_000;
  private static final int DEEPEST = 12;

  /**
   * All that were named: files, folders with all files in them, "-" for standard input. Links in
   * folders, and files whose name begins with a point, are left out.
   *
   * @throws UnreadableInput when one does not exist or may not be read
   */
  static List<LogSource> of(List<String> names) {
    List<LogSource> sources = new ArrayList<>();
    for (String name : names) {
      if (name.equals("-")) {
        sources.add(new LogSource("standard input", null));
        continue;
      }
      Path path = path(name);
      if (Files.isDirectory(path)) {
        sources.addAll(within(path));
      } else if (!Files.exists(path)) {
        throw new UnreadableInput(
            "The log "
                + name
                + " does not exist; expected a file, a folder, or - for standard input");
      } else if (!Files.isReadable(path)) {
        throw new UnreadableInput(
            "The log " + name + " may not be read by this user; its permissions forbid it");
      } else {
        sources.add(new LogSource(name, path));
      }
    }
    return sources;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnreadableInput("A log has a name that no file can have: " + e.getReason());
    }
  }

  private static List<LogSource> within(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      List<LogSource> found =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .limit(MOST_FILES + 1L)
              .sorted()
              .map(file -> new LogSource(file.toString(), file))
              .toList();
      if (found.size() > MOST_FILES) {
        throw new UnreadableInput(
            "The folder " + folder + " holds more than " + MOST_FILES + " files; name fewer");
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableInput("The folder " + folder + " could not be read: " + e.getMessage());
    }
  }

  /** Whether it may grow: a file that is not compressed. */
  boolean grows() {
    return path != null && !name.endsWith(".gz");
  }

  /** Opens it. */
  InputStream open(InputStream standardInput) throws IOException {
    return path == null ? standardInput : Files.newInputStream(path);
  }

  /** The time of records that give none: when the file was last changed; now for standard input. */
  Instant changed() throws IOException {
    return path == null ? Instant.now() : Files.getLastModifiedTime(path).toInstant();
  }

  /** Why something could not be read, in words. */
  static String cause(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it is not there";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
