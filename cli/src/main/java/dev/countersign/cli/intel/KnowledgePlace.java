package dev.countersign.cli.intel;

import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where what is known is read from. */
final class KnowledgePlace {
  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "Read the five files of this folder instead of what comes with the product.")
  private @Nullable Path from;

  Knowledge open() {
    return from == null ? KnowledgeReader.shipped() : KnowledgeReader.read(from);
  }
}
