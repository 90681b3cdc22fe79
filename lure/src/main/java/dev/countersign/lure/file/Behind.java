package dev.countersign.lure.file;

import dev.countersign.lure.archive.Archive;
import dev.countersign.lure.archive.ArchiveReading;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.util.List;
import java.util.Optional;

/** Archives that stand behind something else in one file. */
final class Behind {
  private Behind() {}

  /** What such an archive holds. */
  static Optional<List<Content>> look(
      Content file, Source source, Kind kind, String words, Budget budget, Said said) {
    boolean shows =
        MediaTypes.watched(words) || kind == Kind.PDF || kind == Kind.HTML || kind == Kind.SVG;
    boolean runs = kind.program() || kind == Kind.SCRIPT;
    if (!shows && !runs) {
      return Optional.empty();
    }
    Optional<Archive> archive = ArchiveReading.behind(file.path(), source, budget);
    if (archive.isPresent() && shows) {
      said.say(
          FileFinding.TWO_FILES_IN_ONE,
          "The file " + Quote.of(file.name()) + " is " + words + " and, behind it, an archive",
          "behind it: " + archive.get().files().stream().limit(5).map(Content::name).toList(),
          file.path());
    }
    archive.ifPresent(one -> said.addAll(one.findings()));
    return archive.map(Archive::files).filter(files -> !files.isEmpty());
  }
}
