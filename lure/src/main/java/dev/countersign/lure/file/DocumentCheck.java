package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.archive.ZipFlavour;
import dev.countersign.lure.archive.ZipParts;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.Optional;

/** Documents that are zip archives. */
final class DocumentCheck {
  private DocumentCheck() {}

  /** What it is, in words. */
  static String zipped(Content file, Source source, Budget budget, Said said)
      throws IOException, Budget.UsedUp {
    Optional<ZipParts> opened = ZipParts.open(source, budget);
    if (opened.isEmpty()) {
      said.say(
          FileFinding.FILE_UNREADABLE,
          "The file " + Quote.of(file.name()) + " is a damaged zip archive",
          "it has no table of contents at its end",
          file.path());
      return "a damaged zip archive";
    }
    ZipParts parts = opened.get();
    ZipFlavour flavour = parts.flavour();
    String shown = Quote.of(file.name());
    if (parts.bomb()) {
      said.say(
          FileFinding.ARCHIVE_BOMB,
          "The document " + shown + " unpacks to far more than it is, so as to fill the disk",
          "its parts declare it, or share the same bytes",
          file.path());
      return flavour.words();
    }
    if (!parts.disagreements().isEmpty()) {
      said.say(
          FileFinding.ARCHIVE_DISAGREES,
          "The document " + shown + " shows one content to some programs and another to others",
          String.join("; ", parts.disagreements()),
          file.path());
    }
    if (parts.encrypted() > 0) {
      CompoundCheck.encrypted(file, parts.encrypted() + " parts need a password", said);
    }
    if (flavour == ZipFlavour.OPEN_DOCUMENT) {
      OpenDocumentCheck.check(file, parts, said);
    } else {
      new OpenXmlCheck(file, parts, budget, said).check();
    }
    return flavour.words();
  }
}
