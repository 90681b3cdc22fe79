package dev.countersign.lure.archive;

import dev.countersign.lure.content.Content;
import dev.countersign.model.verdict.Finding;
import java.util.List;

/**
 * An archive taken apart.
 *
 * @param kind in words, such as {@code a zip archive}
 * @param files what it held, in the order found, archives inside taken apart in their place
 * @param findings about the archive itself; of what the files are nothing is said here
 */
public record Archive(String kind, List<Content> files, List<Finding> findings) {
  /** Copies. */
  public Archive {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }
}
