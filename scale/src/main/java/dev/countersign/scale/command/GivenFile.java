package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** Files that options name. */
final class GivenFile {
  private GivenFile() {}

  /**
   * As UTF-8.
   *
   * @throws UnreadableInput with what is wrong
   */
  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UnreadableInput("There is no file " + file);
    } catch (AccessDeniedException e) {
      throw new UnreadableInput("The file " + file + " may not be read by this user");
    } catch (CharacterCodingException e) {
      throw new UnreadableInput("The file " + file + " is no text; expected UTF-8");
    } catch (IOException e) {
      throw new UnreadableInput("The file " + file + " could not be read: " + e.getMessage());
    }
  }

  /**
   * Lines of {@code NAME=VALUE}.
   *
   * @throws UnreadableInput with what is wrong
   */
  static Properties properties(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableInput(
          "The file " + file + " holds no lines of NAME=VALUE: " + e.getMessage());
    }
    return properties;
  }

  /**
   * What a client of Kafka needs.
   *
   * @throws UnreadableInput with what is wrong
   */
  static Properties kafka(Path file) {
    Properties properties = properties(file);
    if (properties.getProperty("bootstrap.servers") == null) {
      throw new UnreadableInput(
          file + " names no bootstrap.servers; expected, say, bootstrap.servers=broker:9093");
    }
    return properties;
  }
}
