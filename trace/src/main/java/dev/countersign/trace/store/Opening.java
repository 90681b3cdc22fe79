package dev.countersign.trace.store;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;

/** Opens a store to write to it: makes it where there is none, and renews one that is older. */
final class Opening {
  /** What a look at an older store keeps in memory. */
  private static final long LITTLE = 8 << 20;

  private Opening() {}

  /**
   * The database of a store that may be written to.
   *
   * @param coin what its chain takes fees in
   * @throws UnreadableInput where the folder holds something else, or a store that is of another
   *     chain or version, damaged, or in use
   */
  static Database database(Path folder, Asset coin, long cacheBytes) {
    boolean older = false;
    if (StoreMark.isThere(folder)) {
      older = StoreMark.check(folder) < StoreMark.VERSION;
    } else {
      StoreMark.write(folder);
    }
    if (older) {
      // Opening it adds tables, which it must not get for nothing: older programs refuse them.
      try (Database there = new Database(folder, true, LITTLE, false)) {
        begin(there, coin, false);
      }
    }
    Database database = new Database(folder, false, cacheBytes, false);
    try {
      begin(database, coin, true);
      if (older) {
        StoredLogs.beginHere(database);
        StoreMark.renew(folder); // before anything is, so that no older program reads it then
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Notes the coin of a store that has none yet, and makes sure of that of one that has. */
  static void begin(Tables tables, Asset coin, boolean write) {
    try (StoreLedger there = new StoreLedger(tables, () -> {})) {
      if (there.head().assets() > 0) {
        mustBe(coin, there.asset(0), tables.store());
      } else if (write) {
        write(tables, coin);
      }
    }
  }

  private static void write(Tables tables, Asset coin) {
    try (Writes puts = tables.writes()) {
      puts.put(Family.META, Keys.asset(0), AssetText.of(coin));
      puts.put(Family.META, Keys.GROUP, new byte[] {Postings.GROUP});
      puts.put(Family.META, Keys.HEAD, new Head(0, 0, 1, 0, -1, -1, Head.EMPTY.hash()).packed());
      tables.write(puts, true);
    }
  }

  private static void mustBe(Asset coin, Asset found, String store) {
    if (!found.equals(coin)) {
      throw new UnreadableInput(
          "The store "
              + store
              + " is of another chain: its fees are in "
              + found
              + ", not in "
              + coin);
    }
  }
}
