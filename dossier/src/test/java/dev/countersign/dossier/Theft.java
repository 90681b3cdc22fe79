package dev.countersign.dossier;

import dev.countersign.gate.known.Directory;
import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.practice.PracticeLedger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.Remarks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A made-up theft in the traffic of others, traced. */
final class Theft {
  static final Instant AT = Instant.parse("2025-03-01T08:00:00.123456Z");

  private Theft() {}

  /** What the API answers of a trace, with its dossier's own fields. */
  static ObjectNode traced(Path folder, long seed, String method) throws IOException {
    Path tables = folder.resolve("ledger-" + seed);
    Path names = folder.resolve("labels-" + seed + ".csv");
    PracticeLedger.write(tables, names, seed, 600);
    Asked asked =
        new Asked(
            List.of("ledger"),
            List.of("labels"),
            PracticeLedger.THIEF,
            "native",
            null,
            null,
            null,
            method,
            "0",
            Asked.ANY_HOPS,
            Asked.ANY_TRANSACTIONS,
            1,
            List.of());
    Labels given = LabelFiles.read(List.of(names));
    LedgerFiles.Loaded loaded = LedgerFiles.read(List.of(tables), 1);
    Directory directory = Directory.SHIPPED;
    Tracing.Traced traced =
        new Tracing(
                directory::decimals,
                token -> directory.token(token.chainId(), token.contract()).isPresent(),
                word -> word)
            .trace(loaded.ledger(), given, asked);
    Answer.Words words = (asset, units) -> directory.amount(asset, new Amount(units));
    Answer answer =
        new Answer(
            loaded.ledger(),
            traced.labels(),
            traced.trace(),
            Remarks.of(loaded.ledger(), given, asked, traced, words),
            loaded.inputs(),
            Optional.empty(),
            words,
            "1");
    // As it is kept: written and read again.
    return (ObjectNode)
        Json.parse(Json.compact(DossierJson.of(answer, asked, AT, List.of())), "The trace");
  }
}
