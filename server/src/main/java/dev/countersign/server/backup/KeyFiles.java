package dev.countersign.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The files in the folder of keys that a backup may hold. The keystore's password is none of them:
 * with it the file would be the key.
 */
public final class KeyFiles {
  /** The key that signs the journal. */
  public static final String HEAD = "journal.key";

  private static final String KEYSTORE = "countersign.json";
  private static final String PASSWORD = "countersign.password";

  private KeyFiles() {}

  /** Those that are there. */
  public static List<Path> present(Path data, boolean head) {
    Path keys = data.resolve("keys");
    List<Path> files = new ArrayList<>();
    if (head && Files.exists(keys.resolve(HEAD))) {
      files.add(keys.resolve(HEAD));
    }
    if (Files.exists(keys.resolve(KEYSTORE))) {
      files.add(keys.resolve(KEYSTORE));
    }
    return files;
  }

  /**
   * Writes them, for their owner alone.
   *
   * @return their names
   * @throws BackupUnreadable when one is of another name
   */
  public static List<String> write(Path data, Map<String, byte[]> files) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    Path keys = data.resolve("keys");
    Files.createDirectories(keys);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (!file.getKey().equals(HEAD) && !file.getKey().equals(KEYSTORE)) {
        throw new BackupUnreadable("The backup holds a key of an unknown name");
      }
      Path path = keys.resolve(file.getKey());
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(path, file.getValue());
    }
    return List.copyOf(files.keySet());
  }

  /** What the server needs beside them and does not find. */
  public static List<String> missing(Path data) {
    Path keys = data.resolve("keys");
    return Files.exists(keys.resolve(KEYSTORE)) && !Files.exists(keys.resolve(PASSWORD))
        ? List.of("keys/" + PASSWORD)
        : List.of();
  }
}
