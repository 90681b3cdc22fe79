package dev.countersign.cli.practice;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign practice ledger}: a theft in made-up traffic, to practise tracing on. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a ledger that is made up: a theft and what follows it, in the traffic of others. The",
      "thief is " + PracticeLedger.THIEF + "."
    })
final class PracticeLedgerCommand implements Callable<Integer> {
  private static final int MOST = 5_000_000;

  @Parameters(paramLabel = "DIR", description = "Where its tables go.")
  private Path folder = Path.of("ledger");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same makes the same ledger. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "1500",
      description = "How much traffic of others there is. Default: ${DEFAULT-VALUE}.")
  private int transfers = 1500;

  private final Terminal terminal;

  PracticeLedgerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (transfers < 0 || transfers > MOST) {
      throw new UnreadableInput("The number of transfers is 0 to " + MOST + ", not " + transfers);
    }
    Path labels = folder.resolveSibling(folder.getFileName() + "-labels.csv");
    try {
      PracticeLedger.write(folder, labels, seed, transfers);
    } catch (IOException e) {
      throw new UnreadableInput("The ledger could not be written: " + e.getMessage());
    }
    terminal.print(
        """
        A theft to follow: countersign trace --ledger %s --labels %s --from %s
        """
            .formatted(folder, labels, PracticeLedger.THIEF));
    return 0;
  }
}
