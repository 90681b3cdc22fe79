package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What a store's errors mean, in a sentence. */
final class StoreFault {
  private StoreFault() {}

  static UnreadableInput said(Path folder, RocksDBException e) {
    Status status = e.getStatus();
    String message = String.valueOf(e.getMessage());
    boolean noSpace = status != null && status.getSubCode() == Status.SubCode.NoSpace;
    if (noSpace || isFull(message)) {
      return full(folder);
    }
    if (message.contains("lock file") || message.contains("lock hold")) {
      return new UnreadableInput(
          "The store " + folder + " is in use by another process; wait for it to end");
    }
    return new UnreadableInput(
        "The store "
            + folder
            + " is damaged or was cut short, and cannot be read: "
            + message
            + ". Restore it from a copy, or load it anew into another folder");
  }

  static UnreadableInput said(Path folder, IOException e) {
    return isFull(String.valueOf(e.getMessage()))
        ? full(folder)
        : new UnreadableInput(
            "The store " + folder + " cannot be read or written: " + e.getMessage());
  }

  /** A quota and a limit of a file's size are full disks as well. */
  private static boolean isFull(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    return words.contains("no space left")
        || words.contains("file too large")
        || words.contains("quota exceeded");
  }

  private static UnreadableInput full(Path folder) {
    return new UnreadableInput(
        "There is no room left for the store "
            + folder
            + ". What was loaded is kept; make room and run the same command again to go on");
  }
}
