package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.stix.StixWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign intel export}: all of it as a bundle of STIX 2.1. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes all of it as a bundle of STIX 2.1; the same entries, the same bytes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the bundle is written", "2:a file cannot be read or written"})
final class IntelExportCommand implements Callable<Integer> {
  @Mixin private KnowledgePlace place = new KnowledgePlace();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The new file; without it, the bundle is printed.")
  private @Nullable Path out;

  private final Terminal terminal;

  IntelExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode bundle = StixWriter.bundle(place.open());
    if (out == null) {
      terminal.print(bundle);
    } else {
      NewFile.write(out, bundle);
      terminal.print(bundle.path("objects").size() + " objects\n");
    }
    return 0;
  }
}
