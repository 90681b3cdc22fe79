package dev.countersign.cli.screen;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.OpenLedger;
import dev.countersign.gate.known.ChainTokens;
import dev.countersign.gate.known.Directory;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.trace.exposure.Exposed;
import dev.countersign.trace.exposure.Reach;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether it is asked where an address's value comes from. */
final class ExposureOptions {
  @Option(
      names = "--ledger",
      paramLabel = "PLACE",
      arity = "1..*",
      description = {
        "Also say which of the known sources the address's value comes from, in this ledger: files,",
        "folders or a store, as for countersign trace."
      })
  private List<Path> ledger = new ArrayList<>();

  @Option(
      names = "--hops",
      paramLabel = "N",
      defaultValue = "3",
      description = "Over how many gifts at the most. Default: ${DEFAULT-VALUE}.")
  private int hops = Reach.HOPS;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = {
        "Tell sources that gave at least this part of all that the address got of an asset, 0 to 1.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BigDecimal share = Reach.SHARE;

  @Option(
      names = "--chain",
      paramLabel = "ID",
      defaultValue = "1",
      description = "The chain of the ledger (EIP-155). Default: ${DEFAULT-VALUE}.")
  private long chain = 1;

  /**
   * Checks the ranges.
   *
   * @throws UnreadableInput where a number is outside of them
   */
  void check() {
    reach();
    if (chain < 1) {
      throw new UnreadableInput("The option --chain is " + chain + "; expected 1 or more");
    }
  }

  private Reach reach() {
    return Reach.of(hops, share, word -> "The option --" + word);
  }

  /** What comes to addresses from known sources, by address; nothing where there is no ledger. */
  Map<String, List<Finding>> findings(
      List<String> addresses, Screening screening, Terminal terminal) {
    if (ledger.isEmpty()) {
      return Map.of();
    }
    try (OpenLedger opened = OpenLedger.of(ledger, chain, terminal::tell)) {
      return new Exposed(
              opened.ledger(),
              screening.index(),
              ChainTokens.of(Directory.SHIPPED, chain),
              (asset, units) -> Directory.SHIPPED.amount(asset, new Amount(units)),
              reach())
          .of(addresses);
    }
  }
}
