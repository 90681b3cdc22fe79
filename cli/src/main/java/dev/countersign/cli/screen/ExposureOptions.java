package dev.countersign.cli.screen;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.OpenLedger;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether it is asked where an address's value comes from. */
final class ExposureOptions {
  private static final int MOST_HOPS = 100;

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
  private int hops = 3;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = {
        "Tell sources that gave at least this part of all that the address got of an asset, 0 to 1.",
        "Default: ${DEFAULT-VALUE}."
      })
  private BigDecimal share = new BigDecimal("0.01");

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
    if (hops < 1 || hops > MOST_HOPS) {
      throw new UnreadableInput("The option --hops is " + hops + "; expected 1 to " + MOST_HOPS);
    }
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new UnreadableInput("The option --share is " + share + "; expected 0 to 1");
    }
    if (chain < 1) {
      throw new UnreadableInput("The option --chain is " + chain + "; expected 1 or more");
    }
  }

  /** Opens the ledger, where there is one. */
  Exposed open(Screening screening, Terminal terminal) {
    return ledger.isEmpty()
        ? Exposed.NOT_ASKED
        : Exposed.in(OpenLedger.of(ledger, chain, terminal::tell), chain, screening, hops, share);
  }
}
