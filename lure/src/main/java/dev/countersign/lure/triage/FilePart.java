package dev.countersign.lure.triage;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.file.FileRead;
import dev.countersign.lure.file.FileReading;
import dev.countersign.lure.project.ProjectRead;
import dev.countersign.lure.project.ProjectReading;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** A file of a report: what it is, what it holds, and what the code in it would do. */
final class FilePart {
  private FilePart() {}

  /**
   * Reads a file and all that is in it.
   *
   * @return what was found
   */
  static List<Finding> read(Content content, Budget budget, Gathered into) {
    return read(content, FileReading.read(content, budget), budget, into);
  }

  /** The same of a file that is not held whole. */
  static void read(Content head, SeekableByteChannel whole, Budget budget, Gathered into) {
    read(head, FileReading.readLarge(whole, head.name(), budget), budget, into);
  }

  private static List<Finding> read(Content content, FileRead file, Budget budget, Gathered into) {
    into.part(content.path(), file.kind(), file.findings());
    into.file(content);
    if (!file.recognised()) {
      into.unread(
          "What kind of file “"
              + content.path()
              + "” is was not recognised: open it only if you know what it is");
    }
    List<Finding> found = new ArrayList<>(file.findings());
    if (file.trees().isEmpty()) {
      found.addAll(project(new Tree(content.path(), List.of(content)), budget, into));
    }
    for (Tree tree : file.trees()) {
      found.addAll(project(tree, budget, into));
    }
    if (found.stream().anyMatch(finding -> finding.code().outcome() != Outcome.ALLOW)) {
      into.canRun();
    }
    return found;
  }

  private static List<Finding> project(Tree tree, Budget budget, Gathered into) {
    ProjectRead project = ProjectReading.read(tree, budget);
    if (!project.findings().isEmpty() || !project.triggers().isEmpty()) {
      into.part(tree.root(), project.what(), project.findings());
      into.canRun();
    }
    return project.findings();
  }
}
