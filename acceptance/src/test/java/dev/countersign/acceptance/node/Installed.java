package dev.countersign.acceptance.node;

import dev.countersign.acceptance.manual.Project;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code acceptance/install.sh} puts in place; it is run when a test first asks. */
final class Installed {
  private static final Path FOLDER = install();

  private Installed() {}

  /** The program of the node. */
  static Path anvil() {
    return FOLDER.resolve("anvil/bin/anvil");
  }

  /** The creation code of a contract out of the tests' own sources. */
  static Bytes own(String name) {
    return bytecode(FOLDER.resolve("contracts").resolve(name + ".json"));
  }

  /** The creation code of a published contract. */
  static Bytes published(String version, String path) {
    return bytecode(FOLDER.resolve("safe-" + version).resolve("build").resolve(path));
  }

  /** The creation code of a contract in another published package. */
  static Bytes other(String folder, String path) {
    return bytecode(FOLDER.resolve(folder).resolve("build").resolve(path + ".json"));
  }

  private static Bytes bytecode(Path artifact) {
    try {
      return Bytes.fromHex(
          Json.parse(Files.readString(artifact), artifact.toString()).path("bytecode").asString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path install() {
    Path script = Project.ROOT.resolve("acceptance").resolve("install.sh");
    try {
      int code = new ProcessBuilder(script.toString()).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(script + " failed with " + code);
      }
      return script.resolveSibling("node").resolve("node_modules");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
