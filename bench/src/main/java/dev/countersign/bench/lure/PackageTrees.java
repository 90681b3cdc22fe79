package dev.countersign.bench.lure;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Packages as trees in memory. */
final class PackageTrees {
  private PackageTrees() {}

  /** A package that npm laid down, without the packages below it. */
  static Tree npm(Path home) throws IOException {
    List<Content> files = new ArrayList<>();
    Files.walkFileTree(
        home,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean below = !folder.equals(home) && folder.endsWith("node_modules");
            return below ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              String path = home.relativize(file).toString().replace('\\', '/');
              files.add(
                  new Content(
                      path,
                      OrdinaryPackages.bytes(file),
                      attributes.size(),
                      Files.isExecutable(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new Tree(home.getFileName().toString(), files);
  }

  /** What a package of Debian's would lay down (deb(5)). */
  static Tree debian(Path deb) throws IOException {
    List<Content> files = new ArrayList<>();
    byte[] bytes = OrdinaryPackages.bytes(deb);
    try (ArArchiveInputStream outer = new ArArchiveInputStream(new ByteArrayInputStream(bytes))) {
      for (ArArchiveEntry entry = outer.getNextEntry();
          entry != null;
          entry = outer.getNextEntry()) {
        if (entry.getName().startsWith("data.tar")) {
          InputStream data = entry.getName().endsWith(".xz") ? new XZInputStream(outer) : outer;
          tar(new TarArchiveInputStream(data), files);
          break;
        }
      }
    }
    return new Tree(deb.getFileName().toString(), files);
  }

  private static void tar(TarArchiveInputStream tar, List<Content> files) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile()) {
        String path = entry.getName().replaceFirst("^\\./", "");
        files.add(
            new Content(path, tar.readAllBytes(), entry.getSize(), (entry.getMode() & 0111) != 0));
      }
    }
  }
}
