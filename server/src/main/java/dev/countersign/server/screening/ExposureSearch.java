package dev.countersign.server.screening;

import dev.countersign.gate.known.ChainTokens;
import dev.countersign.gate.known.Directory;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.trace.LedgerLooks;
import dev.countersign.trace.exposure.Exposed;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds where the value of addresses comes from, in the ledgers of this server. */
public final class ExposureSearch {
  /** The most addresses that are asked about at once. */
  public static final int MOST = 100;

  private final LedgerLooks ledgers;
  private final Supplier<Directory> directory;

  /**
   * In those ledgers.
   *
   * @param directory which tokens are worth something
   */
  public ExposureSearch(LedgerLooks ledgers, Supplier<Directory> directory) {
    this.ledgers = ledgers;
    this.directory = directory;
  }

  /** Asks that. */
  public Exposing asking(AskedExposure asked) {
    return (addresses, index) -> of(asked, addresses, index);
  }

  private Exposing.Found of(AskedExposure asked, List<String> addresses, AddressIndex index) {
    if (addresses.size() > MOST) {
      throw new UnreadableInput(
          addresses.size()
              + " addresses are asked for at once; expected 1 to "
              + MOST
              + " where it is asked from where their value comes");
    }
    return ledgers.look(
        asked.ledger(),
        asked.chain(),
        (ledger, files) -> found(asked, addresses, index, ledger, files));
  }

  private Exposing.Found found(
      AskedExposure asked,
      List<String> addresses,
      AddressIndex index,
      Ledger ledger,
      List<LedgerFiles.Input> files) {
    Directory known = directory.get();
    Exposed exposed =
        new Exposed(
            ledger,
            index,
            ChainTokens.of(known, asked.chain()),
            (asset, units) -> known.amount(asset, new Amount(units)),
            asked.reach());
    ObjectNode json = Json.object();
    json.put("ledger", asked.ledger());
    json.put("chain", asked.chain());
    json.put("hops", asked.reach().hops());
    json.put("share", asked.reach().share().toPlainString());
    json.put("sources", exposed.sources());
    ArrayNode read = json.putArray("files");
    for (LedgerFiles.Input file : files) {
      read.addObject()
          .put("name", file.name())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    return new Exposing.Found(Optional.of(json), exposed.of(addresses));
  }
}
