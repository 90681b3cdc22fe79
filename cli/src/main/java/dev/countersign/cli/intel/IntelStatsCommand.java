package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.figure.Figures;
import dev.countersign.intel.figure.FiguresJson;
import dev.countersign.model.verdict.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign intel stats}: figures. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description =
        "Computes totals out of the entries, and holds published figures against them: both, their"
            + " sources, the difference, and why.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:each disagreement is explained",
      "3:one is not, or not any more",
      "2:a file cannot be read"
    })
final class IntelStatsCommand implements Callable<Integer> {
  @Mixin private KnowledgePlace place = new KnowledgePlace();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  IntelStatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Figures figures = place.open().figures();
    if (json) {
      terminal.print(FiguresJson.of(figures));
    } else {
      terminal.print(new StatsText(terminal.colours()).of(figures));
    }
    figures.troubles().forEach(terminal::complain);
    return (figures.troubles().isEmpty() ? Outcome.ALLOW : Outcome.HOLD).exitCode();
  }
}
