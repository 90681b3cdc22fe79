package dev.countersign.lure.project;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Projects in memory. What they hold is inert: it is only ever read. */
final class Trees {
  private Trees() {}

  /** A tree of paths and texts: path, text, path, text. */
  static Tree of(String... pathsAndTexts) {
    List<Content> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(
          Content.of(
              "test.zip!/" + pathsAndTexts[i],
              pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return new Tree("test.zip", files);
  }
}
