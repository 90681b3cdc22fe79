package dev.countersign.lure.content;

import java.util.List;

/**
 * Files that belong together: what an archive or a folder held, in the order found, archives inside
 * already taken apart.
 *
 * @param root its name, such as {@code test.zip}
 */
public record Tree(String root, List<Content> files) {
  /** Copies. */
  public Tree {
    files = List.copyOf(files);
  }
}
