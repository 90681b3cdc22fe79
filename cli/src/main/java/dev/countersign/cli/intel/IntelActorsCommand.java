package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign intel actors}: groups and their names. */
@Command(
    name = "actors",
    mixinStandardHelpOptions = true,
    description = "Lists groups: which names mean the same one, and which only overlap.")
final class IntelActorsCommand implements Callable<Integer> {
  @Mixin private KnowledgePlace place = new KnowledgePlace();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  IntelActorsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Knowledge knowledge = place.open();
    if (json) {
      terminal.print(KnowledgeJson.actors(knowledge.actors()));
    } else {
      terminal.print(EntriesText.actors(knowledge));
    }
    return 0;
  }
}
