package dev.countersign.cli.triage;

import dev.countersign.lure.content.Content;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is handed in: bytes, of a folder an archive of it, or a large file where it lies. Links in a
 * folder are not followed, and nothing of what is read is understood here.
 */
sealed interface HandedIn {
  /**
   * In memory.
   *
   * @param leftOut what of a folder is not in there, and why
   */
  record Held(Content content, List<Finding> leftOut) implements HandedIn {
    /** Copies. */
    public Held {
      leftOut = List.copyOf(leftOut);
    }

    /** With nothing left out. */
    public Held(Content content) {
      this(content, List.of());
    }
  }

  /** Too large for that. */
  record OnDisk(Path path, String name) implements HandedIn {}

  /** More than that is not held: 64 MiB. */
  int MOST = 64 << 20;

  /**
   * Reads a file, a folder, or standard input for "-".
   *
   * @throws UnreadableInput when there is no such file, or it cannot be read
   */
  static HandedIn of(String fileOrDash, InputStream standardInput) {
    try {
      if (fileOrDash.equals("-")) {
        byte[] bytes = standardInput.readNBytes(MOST);
        long more = bytes.length == MOST ? standardInput.skip(Long.MAX_VALUE) : 0;
        return new Held(new Content("", bytes, bytes.length + more, false));
      }
      return read(path(fileOrDash));
    } catch (IOException e) {
      throw new UnreadableInput(
          "What is handed in (" + fileOrDash + ") could not be read: " + e.getMessage());
    }
  }

  private static HandedIn read(Path path) throws IOException {
    String name = path.toAbsolutePath().normalize().getFileName() + "";
    if (Files.isDirectory(path)) {
      return PackedFolder.of(path.toRealPath(), name);
    }
    if (!Files.exists(path)) {
      throw new UnreadableInput(
          path + " does not exist; expected a file, a folder, or - for standard input");
    }
    if (!Files.isRegularFile(path)) {
      throw new UnreadableInput(path + " is neither a file nor a folder");
    }
    if (!Files.isReadable(path)) {
      throw new UnreadableInput(path + " may not be read by this user; its permissions forbid it");
    }
    if (Files.size(path) > MOST) {
      return new OnDisk(path, name);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST);
      return new Held(new Content(name, bytes, bytes.length, Files.isExecutable(path)));
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnreadableInput(
          "What is handed in has a name that no file can have: " + e.getReason());
    }
  }
}
