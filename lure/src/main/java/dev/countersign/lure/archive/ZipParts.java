package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;

/** The parts of a document that is a zip archive, read one at a time. */
public final class ZipParts {
  private static final int LARGEST = 32 << 20;

  private final Source source;
  private final Budget budget;
  private final ZipDirectory directory;

  private ZipParts(Source source, Budget budget, ZipDirectory directory) {
    this.source = source;
    this.budget = budget;
    this.directory = directory;
  }

  /**
   * Opens a document.
   *
   * @return nothing where it is no zip archive
   * @throws Budget.UsedUp when it has too many parts
   */
  public static Optional<ZipParts> open(Source source, Budget budget)
      throws IOException, Budget.UsedUp {
    return ZipDirectory.read(source, budget)
        .map(directory -> new ZipParts(source, budget, directory));
  }

  /** What it is. */
  public ZipFlavour flavour() {
    return ZipFlavour.of(directory);
  }

  /** Names as written, in the archive's order. */
  public List<String> names() {
    return directory.entries().stream().map(ZipEntry::name).toList();
  }

  /** What speaks against the archive itself, each a phrase. */
  public List<String> disagreements() {
    return directory.disagreements();
  }

  /** How many of the parts need a password. */
  public long encrypted() {
    return directory.entries().stream().filter(ZipEntry::encrypted).count();
  }

  /** Whether the parts unpack to far more than the document is, as they declare or by sharing. */
  public boolean bomb() {
    long declared = 0;
    for (ZipEntry entry : directory.entries()) {
      declared += Math.min(entry.size(), Long.MAX_VALUE / 65_536);
    }
    return Walk.tooMuch(declared, source.size()) || !directory.shared().isEmpty();
  }

  /**
   * Unpacks a part, at most 32 MiB of it.
   *
   * @param name as in {@link #names()}; of several of that name the first
   * @return nothing where there is none, or it is encrypted
   * @throws IOException when it is damaged
   * @throws Budget.UsedUp when it is too much
   */
  public Optional<byte[]> bytes(String name) throws IOException, Budget.UsedUp {
    for (ZipEntry entry : directory.entries()) {
      if (entry.name().equals(name) && entry.data() >= 0 && !entry.encrypted()) {
        Inflater inflater = new Inflater(true);
        try (InputStream data = ZipUnpacking.data(source, entry, inflater)) {
          byte[] bytes = data.readNBytes((int) Math.min(LARGEST, budget.bytesLeft()));
          budget.takeBytes(bytes.length);
          return Optional.of(bytes);
        } finally {
          inflater.end();
        }
      }
    }
    return Optional.empty();
  }
}
