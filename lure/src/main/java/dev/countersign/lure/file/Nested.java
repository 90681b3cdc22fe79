package dev.countersign.lure.file;

import dev.countersign.lure.archive.Archive;
import dev.countersign.lure.archive.ArchiveReading;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import java.util.List;
import java.util.Optional;

/** Archives that lie among the files of a folder or in a document. */
final class Nested {
  private Nested() {}

  /** The file itself or, where it is an archive, what it holds. */
  static List<Content> apart(Content file, Source source, Budget budget, Said said) {
    Optional<Archive> archive =
        file.cut() ? Optional.empty() : ArchiveReading.read(file.path(), source, budget);
    if (archive.isEmpty() || archive.get().document()) {
      return List.of(file);
    }
    said.addAll(archive.get().findings());
    return archive.get().files();
  }
}
