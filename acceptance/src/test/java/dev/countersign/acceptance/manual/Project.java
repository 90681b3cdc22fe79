package dev.countersign.acceptance.manual;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the project's files are. */
public final class Project {
  /** The folder of the whole project: Maven runs the tests in the module's. */
  public static final Path ROOT = root();

  private Project() {}

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("countersign"))
        ? here
        : Objects.requireNonNull(here.getParent());
  }
}
