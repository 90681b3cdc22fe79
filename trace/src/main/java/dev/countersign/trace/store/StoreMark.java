package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The file by which a folder is known as a store, and which version it is of. */
final class StoreMark {
  /**
   * Changes whenever an older program could not read what is written, or this one what was. Version
   * 2 may have gas prices with its fees; version 3 says how often a balance stands in its postings;
   * version 4 has tables of Bitcoin and of what bridges log.
   */
  static final int VERSION = 4;

  /** The oldest that is still read as it is. */
  static final int OLDEST = 1;

  /** The first that has all tables. */
  static final int ALL_TABLES = 4;

  private static final String FILE = "COUNTERSIGN-LEDGER";
  private static final String WORDS = "A ledger of countersign, version ";
  private static final int MOST = 200;

  private StoreMark() {}

  static boolean isThere(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /** Says this version where an older one was said; a kill leaves the one or the other. */
  static void renew(Path folder) {
    try {
      Path written = folder.resolve(FILE + ".new");
      Files.writeString(written, WORDS + VERSION + "\n");
      Files.move(written, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StoreFault.said(folder, e);
    }
  }

  /**
   * Makes it where there is none.
   *
   * @throws UnreadableInput where something else is there
   */
  static void write(Path folder) {
    mustBeEmpty(folder);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(FILE), WORDS + VERSION + "\n");
    } catch (IOException e) {
      throw StoreFault.said(folder, e);
    }
  }

  private static void mustBeEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new UnreadableInput(
            folder + " is no ledger store, and not empty; expected a new folder or a store");
      }
    } catch (IOException e) {
      throw StoreFault.said(folder, e);
    }
  }

  /**
   * Which version a store is of.
   *
   * @throws UnreadableInput where the folder is no store, or one of a version that is not read
   */
  static int check(Path folder) {
    String found;
    try {
      Path file = folder.resolve(FILE);
      found = Files.size(file) > MOST ? "" : Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnreadableInput(
          folder + " is no ledger store; expected a folder made by countersign ledger load");
    }
    if (!found.matches(WORDS + "[0-9]{1,9}")) {
      throw new UnreadableInput(
          "The store " + folder + " has no version in its file " + FILE + "; it was cut short");
    }
    int version = Integer.parseInt(found.substring(WORDS.length()));
    if (version < OLDEST || version > VERSION) {
      throw new UnreadableInput(
          "The store "
              + folder
              + " is of version "
              + version
              + ", which "
              + (version < OLDEST ? "is no longer read; load it anew" : "needs a newer countersign")
              + "; this one reads versions "
              + OLDEST
              + " to "
              + VERSION);
    }
    return version;
  }
}
