package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What files are, so that another expert can see that theirs are the same. */
public final class Fingerprints {
  private Fingerprints() {}

  /**
   * Of files, and of all files in folders and below, by their paths.
   *
   * @throws UnreadableInput where one cannot be read
   */
  public static List<LedgerFiles.Input> of(List<Path> places) {
    List<LedgerFiles.Input> inputs = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> inside = Files.walk(place)) {
        inside
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> inputs.add(LedgerFiles.input(file)));
      } catch (IOException e) {
        throw new UnreadableInput(place + " could not be read: " + e.getMessage());
      }
    }
    return inputs;
  }
}
