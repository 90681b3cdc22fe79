package dev.countersign.server.journal;

import dev.countersign.model.journal.HeadKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key that signs the journal's heads, in a file that only its owner may read. */
public final class HeadKeyFile {
  private HeadKeyFile() {}

  /**
   * Reads it, or makes one where there is none.
   *
   * @param folder of the data; the file is {@code keys/journal.key}
   * @throws UncheckedIOException when it cannot be read or written
   * @throws IllegalStateException when the file holds no key
   */
  public static HeadKey in(Path folder) {
    Path keys = folder.resolve("keys");
    Path file = keys.resolve("journal.key");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        write(file, HeadKey.random(new SecureRandom()));
      }
      return HeadKey.of(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal's key " + file + " cannot be used", e);
    } catch (IllegalArgumentException e) { // its content is not repeated
      throw new IllegalStateException(
          "The journal's key " + file + " holds no key; restore it, or move it away for a new one");
    }
  }

  private static void write(Path file, HeadKey key) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "journal-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, HexFormat.of().formatHex(key.seed()) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
