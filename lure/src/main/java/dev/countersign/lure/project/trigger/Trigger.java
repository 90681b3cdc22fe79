package dev.countersign.lure.project.trigger;

import java.util.List;

/**
 * Something that makes code run.
 *
 * @param occasion when, as the end of a sentence: {@code when somebody runs npm install}
 * @param path the file that says so
 * @param where the place in it, as {@code package.json:7}
 * @param command what is run, as a shell would read it; empty where files are run by themselves
 * @param folder where the command runs, a path of the tree
 * @param files paths of files that are run by themselves, such as a tool's configuration
 */
public record Trigger(
    When when,
    String occasion,
    String path,
    String where,
    String command,
    String folder,
    List<String> files) {
  /** Copies. */
  public Trigger {
    files = List.copyOf(files);
  }
}
