package dev.countersign.cli.command;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.IntentFile;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.gate.report.JsonReport;
import dev.countersign.gate.report.TextReport;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign check}: what signing a payload would do, and whether that may be. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says what signing a payload would do, and whether that may be.")
public final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE|-", description = "The payload; - for standard input.")
  private String file = "-";

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "An Ethereum node (http or https) on which the payload is tried.")
  private @Nullable String rpc;

  @Option(names = "--intent", paramLabel = "FILE", description = "What was asked for.")
  private @Nullable String intent;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Your own wallets, counterparties, spenders, tokens and sites.")
  private @Nullable String known;

  @Option(
      names = "--chain",
      paramLabel = "ID",
      description = "The chain (EIP-155), where the payload does not say.")
  private @Nullable Long chain;

  @Option(
      names = "--wallet",
      paramLabel = "ADDRESS",
      description = "The wallet, where the payload does not say.")
  private @Nullable String wallet;

  @Option(
      names = "--safe-version",
      paramLabel = "VERSION",
      description = "The Safe's version, where the payload does not say.")
  private @Nullable String safeVersion;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      CheckResult result = result();
      if (json) {
        terminal.print(JsonReport.of(result));
      } else {
        terminal.print(new TextReport(terminal.colours()).of(result));
      }
      return result.outcome().exitCode();
    } catch (UnreadableInput e) {
      if (json) {
        ObjectNode error = Json.object();
        error.put("error", e.sentence());
        terminal.print(error);
      }
      throw e;
    }
  }

  private CheckResult result() {
    onlyOneStandardInput();
    Bytes input = Bytes.of(BoundedInput.read(file, terminal.in(), "The payload"));
    Directory directory =
        known == null
            ? Directory.SHIPPED
            : new Directory(
                KnownFile.read(
                    BoundedInput.readText(known, terminal.in(), "The file of known addresses")));
    Intent asked =
        intent == null
            ? null
            : IntentFile.read(
                BoundedInput.readText(intent, terminal.in(), "The intent"), directory);
    CheckRequest request = new CheckRequest(input, asked, beside());
    if (rpc == null) {
      return new Checker(directory, null, InstantSource.system()).check(request);
    }
    try (HttpNodeClient node = HttpNodeClient.at(rpc)) {
      return new Checker(directory, node, InstantSource.system()).check(request);
    }
  }

  private void onlyOneStandardInput() {
    int dashes = 0;
    for (String name : new String[] {file, intent, known}) {
      dashes += "-".equals(name) ? 1 : 0;
    }
    if (dashes > 1) {
      throw new UnreadableInput("Only one input can come from standard input (-)");
    }
  }

  private Beside beside() {
    if (chain != null && chain <= 0) {
      throw new UnreadableInput("The chain " + chain + " is no chain id; expected 1 or more");
    }
    return new Beside(
        chain,
        wallet == null ? null : Address.parse(wallet, "The option --wallet"),
        safeVersion == null ? null : SafeVersion.parse(safeVersion));
  }
}
