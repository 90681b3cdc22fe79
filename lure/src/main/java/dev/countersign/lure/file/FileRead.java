package dev.countersign.lure.file;

import dev.countersign.lure.content.Tree;
import dev.countersign.model.verdict.Finding;
import java.util.List;

/**
 * What a file is and what is wrong with it.
 *
 * @param kind in words, such as {@code a zip archive} or {@code a Windows program}
 * @param findings about it and what it holds, the most severe first
 * @param trees what it held, where it is an archive or a folder: one tree for the whole, archives
 *     inside taken apart in their place
 */
public record FileRead(String kind, List<Finding> findings, List<Tree> trees) {
  /** Copies, and sorts the findings. */
  public FileRead {
    findings =
        findings.stream()
            .sorted((a, b) -> b.code().severity().compareTo(a.code().severity()))
            .toList();
    trees = List.copyOf(trees);
  }

  /** Whether its content told what it is. */
  public boolean recognised() {
    return !kind.equals(Kind.DATA.words());
  }
}
