package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeJson;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign intel incidents}: thefts. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Lists thefts, each with who says whose deed it was and where that stands.")
final class IntelIncidentsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Only this theft, such as dmm-2024-05.")
  private @Nullable String id;

  @Mixin private KnowledgePlace place = new KnowledgePlace();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  IntelIncidentsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Knowledge knowledge = place.open();
    List<Incident> asked =
        knowledge.incidents().stream().filter(one -> id == null || one.id().equals(id)).toList();
    if (id != null && asked.isEmpty()) {
      throw new UnreadableInput(
          "There is no theft \"" + id + "\"; countersign intel incidents lists all of them");
    }
    if (json) {
      terminal.print(KnowledgeJson.incidents(asked));
    } else {
      terminal.print(EntriesText.incidents(asked));
    }
    return 0;
  }
}
