package dev.countersign.server.visit;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Data folders as a first start makes them, in a fraction of its time: PostgreSQL is unpacked, set
 * up and given its tables once for all tests of a process, and the password of the key, which no
 * test tries to guess, is derived at no cost.
 */
public final class Prepared {
  private static final String DATABASE = "postgresql-*";
  private static final String PROGRAM = "postgresql-program-*";

  /** scrypt's lowest; that of a real start takes longer than the rest of a test's start. */
  private static final int SCRYPT_N = 2;

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
      fill(folder, made, DATABASE);
      key(folder.resolve("keys"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts PostgreSQL's program alone into the folder, which is made where there is none: for a test
   * whose database begins with nothing, or with what an earlier build left.
   *
   * @return the folder
   */
  public static Path programIn(Path folder) {
    try {
      Path made = pattern();
      DataFolder.open(folder).close();
      fill(folder, made, PROGRAM);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path folder, Path made, String what) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(made, what)) {
      for (Path part : parts) {
        Path name = part.getFileName();
        if (name.toString().startsWith("postgresql-program-")) {
          Files.createSymbolicLink(folder.resolve(name), part);
        } else {
          copy(part, folder);
        }
      }
    }
  }

  /** One of its own, under the names at which a server looks for it. */
  private static void key(Path keys) throws IOException {
    Path file = keys.resolve("countersign.json");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(keys);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path password = Files.createFile(keys.resolve("countersign.password"), ownerOnly);
    Files.writeString(password, "a password of the tests\n");
    SecureRandom random = new SecureRandom();
    try (PrivateKey fresh = PrivateKey.generate(random)) {
      new KeystoreSource(file, new SecretSource.OfFile(password))
          .write(fresh, Surroundings.withoutPerson(name -> null), SCRYPT_N, random)
          .close();
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
