package dev.countersign.lure.archive;

import dev.countersign.lure.content.Content;
import dev.countersign.model.verdict.Finding;
import java.util.List;
import java.util.Optional;

/**
 * An archive taken apart.
 *
 * @param kind in words, such as {@code a zip archive}
 * @param flavour what is built on zip there; nothing where it is no zip archive
 * @param files what it held, in the order found, archives inside taken apart in their place
 * @param named files of which only the names could be read; they have no bytes here
 * @param findings about the archive itself; of what the files are nothing is said here
 */
public record Archive(
    String kind,
    Optional<ZipFlavour> flavour,
    List<Content> files,
    List<Content> named,
    List<Finding> findings) {
  /** Copies. */
  public Archive {
    files = List.copyOf(files);
    named = List.copyOf(named);
    findings = List.copyOf(findings);
  }

  /** Whether it is a document, which is not taken apart into files. */
  public boolean document() {
    return flavour.filter(one -> one.use() == ZipFlavour.Use.DOCUMENT).isPresent();
  }
}
