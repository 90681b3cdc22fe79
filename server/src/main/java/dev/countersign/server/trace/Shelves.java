package dev.countersign.server.trace;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ledgers and labels in the data folder: {@code ledgers/NAME/…} and {@code labels/NAME/…}. The
 * example is put there when somebody first looks.
 */
public final class Shelves {
  /** The example's name, on both. */
  public static final String EXAMPLE = "example";

  private static final long MOST_BYTES_OF_FILE = 64L << 20;
  private static final long MOST_BYTES = 1L << 30;
  private static final List<String> LEDGER =
      List.of("blocks.csv", "token_transfers.csv", "transactions.csv");

  private final Shelf ledgers;
  private final Shelf labels;
  private final Path data;

  /** Those of a data folder. */
  public Shelves(Path data) {
    this.data = data;
    this.ledgers = new Shelf(data.resolve("ledgers"), "ledger", "csv|json");
    this.labels = new Shelf(data.resolve("labels"), "label list", "csv|json|ya?ml|txt");
  }

  /** Ledgers. */
  public Shelf ledgers() {
    unpack();
    return ledgers;
  }

  /** Labels. */
  public Shelf labels() {
    unpack();
    return labels;
  }

  /** A folder of that name in the data folder, for what is made of traces. */
  public Path beside(String name) {
    return data.resolve(name);
  }

  /**
   * Takes a file of a ledger or of labels in.
   *
   * @param kind {@code ledgers} or {@code labels}
   * @throws UnreadableInput where it cannot be taken in, saying why
   * @throws IOException where it breaks off
   */
  public synchronized void put(String kind, String name, String file, InputStream body)
      throws IOException {
    if (name.equals(EXAMPLE)) {
      throw new UnreadableInput("The example stays as it is; give yours another name");
    }
    long left = MOST_BYTES - ledgers.bytes() - labels.bytes();
    switch (kind) {
      case "ledgers" -> ledgers.put(name, file, body, Math.min(left, MOST_BYTES_OF_FILE));
      case "labels" -> labels.put(name, file, body, Math.min(left, MOST_BYTES_OF_FILE));
      default -> throw new UnreadableInput("Files are taken in for ledgers and labels alone");
    }
  }

  private synchronized void unpack() {
    try {
      for (String file : LEDGER) {
        unpack(ledgers, file, "/dev/countersign/server/example/ledger/" + file);
      }
      unpack(labels, "labels.csv", "/dev/countersign/server/example/ledger-labels.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Shelf shelf, String file, String resource) throws IOException {
    if (Files.exists(shelf.place(EXAMPLE).resolve(file))) {
      return;
    }
    try (InputStream in = Shelves.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build did not include " + resource);
      }
      shelf.put(EXAMPLE, file, in, MOST_BYTES_OF_FILE);
    }
  }
}
