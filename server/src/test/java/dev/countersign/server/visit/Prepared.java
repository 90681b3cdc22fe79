package dev.countersign.server.visit;

import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Data folders as a first start makes them, in a fraction of its time: PostgreSQL is unpacked, set
 * up and given its tables once for all tests of a process.
 */
public final class Prepared {
  private static final String DATABASE = "postgresql-*";
  private static final String PROGRAM = "postgresql-program-";
  private static @Nullable Path pattern;

  private Prepared() {}

  /**
   * Puts a database that nobody has used into the folder, which is made where there is none; leaves
   * a folder that has one as it is.
   *
   * @return the folder
   */
  public static Path in(Path folder) {
    try {
      Path made = pattern();
      if (!Files.exists(folder)) {
        DataFolder.open(folder).close();
      }
      try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, DATABASE)) {
        if (there.iterator().hasNext()) {
          return folder;
        }
      }
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(made, DATABASE)) {
        for (Path part : parts) {
          Path name = part.getFileName();
          if (name.toString().startsWith(PROGRAM)) {
            Files.createSymbolicLink(folder.resolve(name), part);
          } else {
            copy(part, folder);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path pattern() throws IOException {
    Path made = pattern;
    if (made == null) {
      Path room = Files.createTempDirectory("prepared-");
      made = room.resolve("data");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> delete(room), "delete what was prepared"));
      pattern = made;
      try (DataFolder data = DataFolder.open(made);
          EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {})) {
        Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password()).close();
      }
    }
    return made;
  }

  /** With owners and rights, which the JDK's copying of folders does not keep. */
  private static void copy(Path part, Path folder) throws IOException {
    run("cp", "-a", part.toString(), folder.toString());
  }

  private static void delete(Path room) {
    try {
      run("rm", "-rf", room.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... words) throws IOException {
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", words) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
