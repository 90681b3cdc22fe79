package dev.countersign.cli.triage;

import dev.countersign.lure.content.Content;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder as an uncompressed archive, so that it can be handed to a reader that sees no files. Of
 * a Git repository its hooks and its configuration, which can run something; the rest is history.
 */
final class PackedFolder extends SimpleFileVisitor<Path> {
  private static final int MOST_FILES = 20_000;
  private static final Set<String> HISTORY =
      Set.of("objects", "logs", "refs", "info", "lfs", "modules", "worktrees");

  /** Folders into which tools put what they install or build. */
  private static final Set<String> INSTALLED =
      Set.of(
          "node_modules",
          "bower_components",
          ".venv",
          "venv",
          "site-packages",
          "__pycache__",
          ".gradle",
          "target",
          "build",
          "dist",
          ".next");

  private final Path folder;
  private final String name;
  private final boolean ownOnly;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
  private final LeftOut leftOut;
  private int files;
  private boolean tooLarge;

  private PackedFolder(Path folder, String name, boolean ownOnly) {
    this.folder = folder;
    this.name = name;
    this.ownOnly = ownOnly;
    this.leftOut = new LeftOut(folder, name);
    zip.setMethod(ZipOutputStream.STORED);
  }

  /**
   * Packs it. Where there is more in it than is read of one report, what tools installed or built
   * is left out, and said.
   *
   * @param folder without links in its path
   * @param name what the archive is called, without ending
   * @throws UnreadableInput when there is more in it even so
   */
  static HandedIn.Held of(Path folder, String name) throws IOException {
    PackedFolder packed = new PackedFolder(folder, name, false);
    Files.walkFileTree(folder, packed);
    if (packed.tooLarge) {
      packed = new PackedFolder(folder, name, true);
      Files.walkFileTree(folder, packed);
    }
    if (packed.tooLarge) {
      throw new UnreadableInput(
          "The folder "
              + folder
              + " has more than "
              + MOST_FILES
              + " files or 64 MiB, without what was installed into it; hand in a part of it");
    }
    packed.zip.close();
    return new HandedIn.Held(
        Content.of(name + ".zip", packed.bytes.toByteArray()), packed.leftOut.findings());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
    Path above = at.getParent();
    boolean history =
        above != null && above.endsWith(".git") && HISTORY.contains(at.getFileName().toString());
    if (ownOnly && !at.equals(folder) && INSTALLED.contains(at.getFileName().toString())) {
      leftOut.installed(at);
      return FileVisitResult.SKIP_SUBTREE;
    }
    return history ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      leftOut.link(file);
      return FileVisitResult.CONTINUE;
    }
    if (!attributes.isRegularFile()) {
      leftOut.special(file);
      return FileVisitResult.CONTINUE;
    }
    files++;
    if (files > MOST_FILES || bytes.size() + attributes.size() > HandedIn.MOST) {
      tooLarge = true;
      return FileVisitResult.TERMINATE;
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(HandedIn.MOST);
    } catch (IOException e) {
      leftOut.unreadable(file, e);
      return FileVisitResult.CONTINUE;
    }
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry =
        new ZipEntry(name + "/" + folder.relativize(file).toString().replace('\\', '/'));
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    if (file.equals(folder)) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
    leftOut.unreadable(file, e);
    return FileVisitResult.CONTINUE;
  }
}
