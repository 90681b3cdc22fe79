package dev.countersign.gate.key;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where a password or PIN comes from: {@code file:PATH}, {@code env:NAME}, or a person who is
 * asked. Never the configuration itself, which is shown, logged and kept.
 */
public sealed interface SecretSource {
  /** The largest file of a secret. */
  int LARGEST = 4_096;

  /** The one line of a file, without its end. */
  record OfFile(Path file) implements SecretSource {}

  /** A variable of the environment. */
  record OfEnvironment(String name) implements SecretSource {}

  /** A person at the terminal. */
  record Asked() implements SecretSource {}

  /**
   * Reads {@code file:PATH} or {@code env:NAME}.
   *
   * @param what the option's name, for the error's sentence
   * @throws UnreadableInput when it is neither; the text is not repeated, since it may be a
   *     password that was put there by mistake
   */
  static SecretSource parse(String text, String what) {
    if (text.startsWith("file:") && text.length() > 5) {
      try {
        String path = text.substring(5);
        return new OfFile(Path.of(path.startsWith("//") ? path.substring(2) : path));
      } catch (InvalidPathException e) {
        throw new UnreadableInput(what + " names a file that cannot be");
      }
    }
    if (text.startsWith("env:") && text.matches("env:[A-Za-z_][A-Za-z0-9_]{0,200}")) {
      return new OfEnvironment(text.substring(4));
    }
    throw new UnreadableInput(what + " is neither file:PATH nor env:NAME");
  }

  /**
   * The secret, which the caller closes.
   *
   * @param what what it is for, such as "the password of key.json"
   * @throws UnreadableInput when it is not there, empty, or of several lines
   */
  default Secret read(Surroundings surroundings, String what) {
    Secret secret =
        switch (this) {
          case OfFile(Path file) -> ofFile(file, what);
          case OfEnvironment(String name) -> {
            String value = surroundings.environment().apply(name);
            if (value == null) {
              throw new UnreadableInput(
                  "The variable " + name + ", which should hold " + what + ", is not set");
            }
            yield new Secret(value.toCharArray());
          }
          case Asked() -> surroundings.prompt().ask(what);
        };
    if (secret.length() == 0) {
      throw new UnreadableInput("There is no text where " + what + " should be");
    }
    return secret;
  }

  private static Secret ofFile(Path file, String what) {
    byte[] bytes = new byte[0];
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
      int end = bytes.length;
      if (end > 0 && bytes[end - 1] == '\n') {
        end--;
      }
      if (end > 0 && bytes[end - 1] == '\r') {
        end--;
      }
      if (bytes.length > LARGEST) {
        throw new UnreadableInput("The file " + file + " is too large for " + what);
      }
      byte[] line = Arrays.copyOf(bytes, end);
      try {
        for (byte b : line) {
          if (b == '\n' || b == '\r') {
            throw new UnreadableInput(
                "The file " + file + " has several lines; " + what + " is one line");
          }
        }
        return Secret.ofUtf8(line);
      } finally {
        Arrays.fill(line, (byte) 0);
      }
    } catch (IOException e) {
      throw new UnreadableInput(
          "The file " + file + ", which should hold " + what + ", could not be read");
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
