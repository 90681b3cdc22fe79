package dev.countersign.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's program, unpacked once from the archive on the class path (the {@code
 * io.zonky.test.postgres} binaries).
 */
record Program(Path folder) {
  /** The version whose data the program reads; its first number names the cluster's folder. */
  static final int MAJOR = 18;

  private static final String FOLDER = "postgresql-program-" + MAJOR + ".1";

  /** Unpacks the program into the data folder unless that was done before. */
  static Program in(Path data, Consumer<String> progress) {
    Path folder = data.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      return new Program(folder);
    }
    progress.accept("Unpacking PostgreSQL, once …");
    try (InputStream archive = archive()) {
      // Unpacked beside its place and then moved there, so that half a program is never run.
      Path fresh = Files.createTempDirectory(data, "unpacking-");
      unpack(archive, fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "PostgreSQL could not be unpacked into "
              + data
              + " ("
              + e
              + "); it needs about 60 MB there",
          e);
    }
    return new Program(folder);
  }

  /** One of its commands, such as {@code pg_ctl}. */
  String command(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Deletes what an earlier start that was cut off left behind. */
  static void sweep(Path data) throws IOException {
    try (var left = Files.newDirectoryStream(data, "unpacking-*")) {
      for (Path folder : left) {
        delete(folder);
      }
    }
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static InputStream archive() throws IOException {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-" + system + "-" + machine + ".txz";
    InputStream archive = Program.class.getResourceAsStream(name);
    if (archive == null) {
      throw new PostgresUnavailable(
          "There is no PostgreSQL for this machine ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + ") in the build; give a database of your own with --database");
    }
    return new BufferedInputStream(archive, 1 << 16);
  }

  private static void unpack(InputStream archive, Path into) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
          throw new IOException("an entry of the archive would leave the folder: " + entry);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(into.resolve(path).getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
