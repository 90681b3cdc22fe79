package dev.countersign.cli.login;

import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The login of a node, on the first line of a file: a user, a colon and a password. */
public final class NodeLogin {
  private static final int LONGEST = 1_000;

  private NodeLogin() {}

  /**
   * Reads it; the sentences do not repeat what stands there.
   *
   * @throws UnreadableInput when the file cannot be read, or its first line is no login
   */
  public static String in(Path file) {
    String line;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      char[] read = new char[LONGEST + 1];
      int count = Math.max(0, lines.read(read));
      line = String.valueOf(read, 0, count).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new UnreadableInput("The node's login could not be read from " + file);
    }
    if (line.indexOf(':') < 1 || line.length() > LONGEST) {
      throw new UnreadableInput(
          "The first line of " + file + " is no login; expected a user, a colon and a password");
    }
    return line;
  }
}
