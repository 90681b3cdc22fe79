package dev.countersign.lure.file;

import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Reads a folder on a disk. Links are not followed, nothing is written. */
public final class FolderReading {
  private static final int LARGEST = 64 << 20;

  private FolderReading() {}

  /**
   * Reads all files below a folder, archives in it taken apart; of a Git repository only its hooks
   * and its configuration, for the rest is history. What is left out for want of budget, or cannot
   * be read, is a finding. Never throws.
   *
   * @return one tree, whose paths begin with the folder's name
   */
  public static FileRead read(Path folder, Budget budget) {
    Inspection inspection = new Inspection(budget);
    Walking walking = new Walking(folder, budget, inspection.said());
    try {
      Files.walkFileTree(folder, walking);
    } catch (IOException e) {
      walking.unreadable(folder, e);
    }
    inspection.together(walking.root, walking.files);
    return inspection.read("a folder");
  }

  private static final class Walking extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final String root;
    private final Budget budget;
    private final Said said;
    private final List<Content> files = new ArrayList<>();

    Walking(Path folder, Budget budget, Said said) {
      this.folder = folder;
      this.root = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
      this.budget = budget;
      this.said = said;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
      return history(at) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = path(file);
      try {
        budget.takeEntry();
        if (attributes.isSymbolicLink()) {
          link(file, path);
        } else if (attributes.isRegularFile()) {
          regular(file, path, attributes.size());
        }
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        unreadable(file, e);
        return FileVisitResult.CONTINUE;
      } catch (Budget.UsedUp e) {
        said.say(
            FileFinding.PARTLY_READ,
            "The folder " + Quote.of(root) + " was not read to its end: " + e.getMessage(),
            "from " + path + " on",
            root);
        return FileVisitResult.TERMINATE;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable(file, e);
      return FileVisitResult.CONTINUE;
    }

    private void regular(Path file, String path, long size) throws IOException, Budget.UsedUp {
      int held = (int) Math.min(size, LARGEST);
      budget.takeBytes(held);
      byte[] bytes;
      try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        bytes = stream.readNBytes(held);
      }
      if (size > held) {
        said.say(
            FileFinding.PARTLY_READ,
            "The file " + Quote.of(path) + " is larger than what is read of one file",
            size + " bytes",
            path);
      }
      boolean executable = Files.isExecutable(file);
      Content content = new Content(path, bytes, Math.max(size, bytes.length), executable);
      files.addAll(Nested.apart(content, Source.of(bytes), budget, said));
    }

    private void link(Path file, String path) throws IOException {
      Path target = Files.readSymbolicLink(file);
      Path parent = file.toAbsolutePath().getParent();
      Path leads = (parent == null ? folder : parent).resolve(target).normalize();
      if (!leads.startsWith(folder.toAbsolutePath().normalize())) {
        said.say(
            FileFinding.LINK_LEAVES_FOLDER,
            "The folder " + Quote.of(root) + " holds a link that leads out of it",
            path + " -> " + target,
            path);
      }
    }

    void unreadable(Path file, IOException e) {
      said.say(
          FileFinding.FILE_UNREADABLE,
          "A file of the folder " + Quote.of(root) + " could not be read",
          String.valueOf(e.getMessage()),
          path(file));
    }

    /** Git's history, which no program runs; its hooks and its configuration are read. */
    private boolean history(Path at) {
      Path parent = at.getParent();
      return parent != null
          && parent.endsWith(".git")
          && !at.endsWith("hooks")
          && !at.endsWith("info")
          && !at.endsWith("modules");
    }

    private String path(Path file) {
      String below = folder.relativize(file).toString().replace('\\', '/');
      return below.isEmpty() ? root : root + "/" + below;
    }
  }
}
