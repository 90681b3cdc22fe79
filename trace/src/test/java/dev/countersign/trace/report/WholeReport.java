package dev.countersign.trace.report;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.json.Json;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.practice.PracticeLedger;
import java.util.List;
import java.util.Optional;

/**
 * All that is told of the thief's value in a practice ledger, so that two ledgers can be held
 * together.
 */
public final class WholeReport {
  private WholeReport() {}

  private static Asked asked(String method) {
    return new Asked(
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
  }

  /** By a method, as text and as JSON. */
  public static String of(Ledger ledger, Labels labels, String method) {
    Answer.Words words = (asset, units) -> units + " of " + asset;
    Tracing.Traced traced =
        new Tracing(any -> 18, any -> true, word -> word).trace(ledger, labels, asked(method));
    Answer answer =
        new Answer(
            ledger,
            traced.labels(),
            traced.trace(),
            Remarks.of(ledger, labels, asked(method), traced, words),
            List.of(),
            Optional.empty(),
            words,
            "1");
    return TextAnswer.of(answer) + Json.compact(JsonAnswer.of(answer));
  }
}
