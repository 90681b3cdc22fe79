package dev.countersign.cli.terminal;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Files and standard input, read within 4 MiB: no payload that anybody signs is larger. */
public final class BoundedInput {
  /** The most bytes that are read of one input. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private BoundedInput() {}

  /**
   * Reads a whole file, or standard input for "-".
   *
   * @param what the name of the input for the error's sentence, such as "The payload"
   * @throws UnreadableInput when there is no such file, it cannot be read, or it is too large
   */
  public static byte[] read(String fileOrDash, InputStream standardInput, String what) {
    if (fileOrDash.equals("-")) {
      try {
        return within(standardInput, what + " on standard input");
      } catch (IOException e) {
        throw new UnreadableInput(what + " could not be read from standard input: " + cause(e));
      }
    }
    Path file = path(fileOrDash, what);
    String name = what + " " + file;
    if (Files.isDirectory(file)) {
      throw new UnreadableInput(name + " is a folder; expected a file, or - for standard input");
    }
    if (!Files.exists(file)) {
      throw new UnreadableInput(name + " does not exist; expected a file, or - for standard input");
    }
    if (!Files.isReadable(file)) {
      throw new UnreadableInput(name + " may not be read by this user; its permissions forbid it");
    }
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw tooLarge(name, "has " + inMebibytes(size));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return within(in, name);
      }
    } catch (IOException e) {
      throw new UnreadableInput(name + " could not be read: " + cause(e));
    }
  }

  /**
   * Reads a whole file, or standard input for "-", as UTF-8.
   *
   * @throws UnreadableInput as above, and when it is no UTF-8
   */
  public static String readText(String fileOrDash, InputStream standardInput, String what) {
    byte[] bytes = read(fileOrDash, standardInput, what);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableInput(what + " " + fileOrDash + " is not text in UTF-8");
    }
  }

  private static byte[] within(InputStream in, String name) throws IOException {
    // The size that a file system tells may be wrong (pipes, devices), so the reading is bounded
    // too.
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(name, "is larger than that");
    }
    return bytes;
  }

  private static Path path(String text, String what) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnreadableInput(what + " has a name that no file can have: " + e.getReason());
    }
  }

  private static UnreadableInput tooLarge(String name, String size) {
    return new UnreadableInput(
        name + " is too large: at most 4 MiB are read, and it " + size + "; no payload needs more");
  }

  private static String inMebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024.0));
  }

  private static String cause(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
