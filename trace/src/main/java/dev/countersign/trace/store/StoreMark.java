package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The file by which a folder is known as a store, and which version it is of. */
final class StoreMark {
  /** Changes whenever an older program could not read what is written, or this one what was. */
  static final int VERSION = 1;

  /** The same for a store of Bitcoin, which has more tables. */
  static final int BITCOIN = 2;

  private static final String FILE = "COUNTERSIGN-LEDGER";
  private static final String WORDS = "A ledger of countersign, version ";
  private static final int MOST = 200;

  private StoreMark() {}

  static boolean isThere(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Makes it where there is none.
   *
   * @throws UnreadableInput where something else is there
   */
  static void write(Path folder, int version) {
    mustBeEmpty(folder);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(FILE), WORDS + version + "\n");
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
   * @throws UnreadableInput where the folder is no store, or one of another version
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
    if (version != VERSION && version != BITCOIN) {
      throw new UnreadableInput(
          "The store "
              + folder
              + " is of version "
              + version
              + ", which "
              + (version < VERSION
                  ? "is no longer read; load it anew"
                  : "needs a newer countersign")
              + "; this one reads versions "
              + VERSION
              + " and "
              + BITCOIN);
    }
    return version;
  }
}
