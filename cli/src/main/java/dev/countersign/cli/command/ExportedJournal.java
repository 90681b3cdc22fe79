package dev.countersign.cli.command;

import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.gate.policy.replay.PastExport;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Past decisions out of a journal's export, which is read twice and must be whole. */
final class ExportedJournal implements Past {
  private final String file;
  private final PastExport export;

  /**
   * Goes through it for the first time.
   *
   * @throws UnreadableInput when it cannot be read, or is not whole
   */
  ExportedJournal(String file) {
    this.file = file;
    this.export = read(PastExport::of);
  }

  @Override
  public Optional<String> policyInForce() {
    return export.policyInForce();
  }

  @Override
  public long each(Consumer<PastDecision> to) {
    return read(lines -> export.each(lines, to));
  }

  private <T> T read(Function<Iterator<String>, T> reader) {
    try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
      return reader.apply(lines.lines().iterator());
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      throw new UnreadableInput("The journal " + file + " cannot be read: " + e.getMessage());
    }
  }
}
