package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Optional;

/** Takes archives apart, within bounds, without writing anything. */
public final class ArchiveReading {
  private static final int SLACK = 1024;
  private static final long HASHED = 256L << 20;

  private ArchiveReading() {}

  /**
   * Takes an archive and the archives in it apart: at most 8 deep, at most 64 MiB of one file held,
   * and no more than 200 times what it is once that is past 10 MiB.
   *
   * @param path its own, which the paths of its files begin with
   * @param source its bytes, of any size
   * @return nothing where it is no archive, or of a kind that is not taken apart
   */
  public static Optional<Archive> read(String path, Source source, Budget budget) {
    Walk walk = new Walk(budget, source.size());
    try {
      Optional<Packing> packing = Packing.of(source);
      if (packing.isEmpty() || !packing.get().takenApart()) {
        return Optional.empty();
      }
      return Optional.of(walk(walk, path, packing.get(), source));
    } catch (IOException e) {
      return Optional.of(failed(walk, path, e));
    }
  }

  /**
   * Takes a zip archive apart that stands behind something else, such as an image.
   *
   * @return nothing where there is none that ends where the file ends, give or take 1,024 bytes
   */
  public static Optional<Archive> behind(String path, Source source, Budget budget) {
    Walk walk = new Walk(budget, source.size());
    try {
      Optional<ZipDirectory> directory = ZipDirectory.read(source, budget);
      if (directory.isEmpty()
          || directory.get().end() < source.size() - SLACK
          || directory.get().entries().stream().allMatch(entry -> entry.data() < 0)) {
        return Optional.empty();
      }
      return Optional.of(walk(walk, path, Packing.ZIP, source));
    } catch (IOException | Budget.UsedUp e) {
      return Optional.of(failed(walk, path, e));
    }
  }

  private static Archive failed(Walk walk, String path, Exception e) {
    walk.say(
        FileFinding.FILE_UNREADABLE,
        "The file " + Quote.of(path) + " could not be read to its end",
        String.valueOf(e.getMessage()),
        path);
    return new Archive("a file", Optional.empty(), walk.files(), walk.named(), walk.findings());
  }

  private static Archive walk(Walk walk, String path, Packing packing, Source source)
      throws IOException {
    Optional<ZipFlavour> flavour = Optional.empty();
    try {
      flavour = walk.archive(path, packing, source, source.size() <= HASHED);
    } catch (Stopped e) {
      if (!String.valueOf(e.getMessage()).isEmpty()) {
        walk.say(
            FileFinding.PARTLY_READ,
            "The archive " + Quote.of(path) + " was not read to its end: " + e.getMessage(),
            String.valueOf(e.getMessage()),
            path);
      }
    }
    String kind = flavour.map(ZipFlavour::words).orElse(packing.words());
    return new Archive(kind, flavour, walk.files(), walk.named(), walk.findings());
  }
}
