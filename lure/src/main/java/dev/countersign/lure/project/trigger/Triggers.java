package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the triggers of one folder. */
public final class Triggers {
  /** More are not kept: what a person is told of ten thousand is nothing. */
  private static final int MOST = 5_000;

  private final Folder folder;
  private final List<Trigger> found = new ArrayList<>();

  private Triggers(Folder folder) {
    this.folder = folder;
  }

  /** All triggers of a folder: those that need the least of a person first. */
  public static List<Trigger> of(Folder folder) {
    Triggers triggers = new Triggers(folder);
    NodeTriggers.read(folder, triggers);
    NodeTools.read(folder, triggers);
    PythonTriggers.read(folder, triggers);
    VisualStudioCode.read(folder, triggers);
    EditorTriggers.read(folder, triggers);
    AssistantTriggers.read(folder, triggers);
    GitTriggers.read(folder, triggers);
    ContainerTriggers.read(folder, triggers);
    BuildTriggers.read(folder, triggers);
    JvmTriggers.read(folder, triggers);
    StartTriggers.read(folder, triggers);
    ReadmeTriggers.read(folder, triggers);
    return triggers.found.stream().sorted(Comparator.comparing(Trigger::when)).toList();
  }

  /** A command that a file has run, in that file's folder. */
  void command(When when, String occasion, String path, String words, String command) {
    command(when, occasion, path, words, command, Paths.folder(path));
  }

  /** A command that a file has run, in a folder. */
  void command(
      When when, String occasion, String path, String words, String command, String where) {
    add(new Trigger(when, occasion, path, folder.where(path, words), command, where, List.of()));
  }

  /** A file that is run because another says so. */
  void file(When when, String occasion, String path, String words, String run) {
    add(
        new Trigger(
            when, occasion, path, folder.where(path, words), "", Paths.folder(path), List.of(run)));
  }

  /** A file that is run by itself. */
  void itself(When when, String occasion, String path) {
    file(when, occasion, path, "", path);
  }

  private void add(Trigger trigger) {
    if (found.size() < MOST) {
      found.add(trigger);
    }
  }
}
