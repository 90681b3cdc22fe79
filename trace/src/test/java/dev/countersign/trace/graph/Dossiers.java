package dev.countersign.trace.graph;

import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.file.Fingerprints;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.practice.PracticeLedger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.Remarks;
import dev.countersign.trace.taint.Trace;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Traces of the ledger to practise on, as they are kept. */
public final class Dossiers {
  /** How amounts are written in tests. */
  public static final Answer.Words WORDS = (asset, units) -> units + " units";

  private Dossiers() {}

  /** Asks for everything that came to the thief. */
  public static Asked asked(String method) {
    return new Asked(
        List.of("ledger"),
        List.of("labels.csv"),
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
  }

  /** Writes a ledger and traces through it. */
  public static ObjectNode json(Path folder, long seed, Asked asked) throws IOException {
    Path ledger = folder.resolve("ledger-" + seed);
    Path file = folder.resolve("labels.csv");
    PracticeLedger.write(ledger, file, seed, 300);
    LedgerFiles.Loaded loaded = LedgerFiles.read(List.of(ledger), 1);
    Labels labels = LabelFiles.read(List.of(file));
    Trace trace =
        new Tracing(
                asset -> asset instanceof Asset.Native ? 18 : 0,
                token -> true,
                word -> "The word " + word)
            .trace(loaded.ledger(), labels, asked)
            .trace();
    return DossierJson.of(
        new Answer(
            loaded.ledger(),
            labels,
            trace,
            Remarks.NONE,
            loaded.inputs(),
            Optional.empty(),
            WORDS,
            "countersign 1.2.3"),
        asked,
        Instant.parse("2026-01-02T03:04:05Z"),
        Fingerprints.of(List.of(file)));
  }

  /** The same, read again from its text. */
  public static Dossier traced(Path folder, long seed, String method) throws IOException {
    return DossierJson.read(
        Json.parse(Json.compact(json(folder, seed, asked(method))), "The trace"));
  }

  static BigInteger sum(List<BigInteger> all) {
    return all.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
