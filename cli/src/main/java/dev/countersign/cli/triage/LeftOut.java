package dev.countersign.cli.triage;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.finding.FileFinding;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of a folder is not handed in: links, which are never followed, and what cannot be read. */
final class LeftOut {
  private static final int MOST = 25;
  private static final int MOST_NAMED = 3;

  private final Path folder;
  private final String name;
  private final List<Finding> outward = new ArrayList<>();
  private final List<Finding> special = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private final List<Finding> installed = new ArrayList<>();
  private final List<String> inward = new ArrayList<>();
  private int links;

  /** Of a folder that has a name. */
  LeftOut(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** A symbolic link. */
  void link(Path file) throws IOException {
    Path target = Files.readSymbolicLink(file);
    Path leads = file.resolveSibling(target).normalize();
    String words = folder.relativize(file) + " -> " + target;
    if (!leads.startsWith(folder)) {
      say(
          outward,
          FileFinding.LINK_LEAVES_FOLDER,
          "The folder " + Quote.of(name) + " holds a link that leads out of it",
          words,
          file);
      return;
    }
    links++;
    if (inward.size() < MOST_NAMED) {
      inward.add(words);
    }
  }

  /** A device, a pipe or a socket. */
  void special(Path file) {
    say(
        special,
        FileFinding.NEITHER_FILE_NOR_FOLDER,
        "The folder " + Quote.of(name) + " holds a device, a pipe or a socket",
        String.valueOf(file.getFileName()),
        file);
  }

  /** A file or a folder that may not be read. */
  void unreadable(Path file, IOException why) {
    say(
        unreadable,
        FileFinding.FILE_UNREADABLE,
        "The file " + Quote.of(shown(file)) + " could not be read",
        why.getClass().getSimpleName(),
        file);
  }

  /** A folder that tools filled, where the whole is more than is read of one report. */
  void installed(Path at) {
    say(
        installed,
        FileFinding.PARTLY_READ,
        "The folder "
            + Quote.of(shown(at))
            + " was not looked into, for there is more in all than is read at once; what lies in"
            + " it may run too",
        String.valueOf(at.getFileName()),
        at);
  }

  /** What was left out, at most 25 of a kind. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(unreadable);
    findings.addAll(outward);
    findings.addAll(special);
    findings.addAll(installed);
    if (links > 0) {
      findings.add(
          Finding.of(
              FileFinding.LINK_IN_FOLDER,
              "The folder "
                  + Quote.of(name)
                  + " holds "
                  + (links == 1 ? "a link" : links + " links")
                  + " to its own files, which are read where they lie",
              "words",
              Quote.of(String.join(", ", inward)),
              "where",
              Quote.of(name),
              "sure",
              "certain"));
    }
    return findings;
  }

  private void say(List<Finding> into, FileFinding code, String sentence, String words, Path file) {
    if (into.size() < MOST) {
      into.add(
          Finding.of(
              code,
              sentence,
              "words",
              Quote.of(words),
              "where",
              Quote.of(shown(file)),
              "sure",
              "certain"));
    }
  }

  private String shown(Path file) {
    return name + "/" + folder.relativize(file).toString().replace('\\', '/');
  }
}
