package dev.countersign.lure.file;

import dev.countersign.lure.archive.Archive;
import dev.countersign.lure.archive.ArchiveReading;
import dev.countersign.lure.archive.Packing;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.archive.ZipFlavour;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Archives that lie among the files of a folder or in a document. */
final class Nested {
  private Nested() {}

  /** The file itself or, where it is an archive, what it holds. */
  static List<Content> apart(Content file, Source source, Budget budget, Said said)
      throws IOException, Budget.UsedUp {
    Optional<Packing> packing = file.cut() ? Optional.empty() : Packing.of(source);
    boolean document =
        packing.filter(one -> one == Packing.ZIP).isPresent()
            && ZipFlavour.of(source, budget)
                .filter(one -> one.use() == ZipFlavour.Use.DOCUMENT)
                .isPresent();
    if (packing.isEmpty() || document) {
      return List.of(file);
    }
    Optional<Archive> archive = ArchiveReading.read(file.path(), source, budget);
    archive.ifPresent(one -> said.addAll(one.findings()));
    return archive.map(Archive::files).orElse(List.of(file));
  }
}
