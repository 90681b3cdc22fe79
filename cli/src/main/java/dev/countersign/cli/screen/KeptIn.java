package dev.countersign.cli.screen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where lists are kept. */
final class KeptIn {
  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where lists are kept. Default: the folder lists beside the launcher.")
  private @Nullable Path to;

  Path folder() {
    return to == null ? ListPlaces.folder() : to;
  }
}
