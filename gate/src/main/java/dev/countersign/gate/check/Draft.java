package dev.countersign.gate.check;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.ConfirmationLine;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.gate.report.CheckReport.SimulationLine;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in the making.
 *
 * @param simulation what came of trying it on a node
 * @param wallet null where the input does not say; effects then name {@link Effect#SIGNER}
 */
record Draft(
    String kind,
    String summary,
    @Nullable Long chainId,
    @Nullable Address wallet,
    List<Field> fields,
    List<HashLine> hashes,
    List<ConfirmationLine> confirmations,
    Reading reading,
    SimulationLine simulation) {
  /** Where nothing runs on a chain of contracts, or nothing was tried yet. */
  static final SimulationLine NOT_TRIED = new SimulationLine("none", "Nothing was simulated");

  /** Before it is tried on a node. */
  Draft(
      String kind,
      String summary,
      @Nullable Long chainId,
      @Nullable Address wallet,
      List<Field> fields,
      List<HashLine> hashes,
      List<ConfirmationLine> confirmations,
      Reading reading) {
    this(kind, summary, chainId, wallet, fields, hashes, confirmations, reading, NOT_TRIED);
  }

  /** The same, with what came of the trial. */
  Draft tried(SimulationLine line) {
    return new Draft(kind, summary, chainId, wallet, fields, hashes, confirmations, reading, line);
  }

  /** The hash that would be signed; null where it is not settled. */
  @Nullable Bytes signedHash() {
    return hashes.stream()
        .filter(HashLine::applies)
        .filter(line -> !line.name().equals("domainHash") && !line.name().equals("messageHash"))
        .map(HashLine::value)
        .findFirst()
        .orElse(null);
  }

  /** The account whose effects these are. */
  Address actor() {
    return wallet == null ? Effect.SIGNER : wallet;
  }
}
