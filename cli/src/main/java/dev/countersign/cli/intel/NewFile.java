package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.JsonNode;

/** Writes a file that was not there. */
final class NewFile {
  private NewFile() {}

  /**
   * Writes JSON.
   *
   * @throws UnreadableInput where there is one already, or it cannot be written
   */
  static void write(Path file, JsonNode json) {
    try {
      Files.writeString(file, Terminal.text(json) + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UnreadableInput("The file " + file + " is there already; expected a new one");
    } catch (IOException e) {
      throw new UnreadableInput("The file " + file + " could not be written: " + e.getMessage());
    }
  }
}
