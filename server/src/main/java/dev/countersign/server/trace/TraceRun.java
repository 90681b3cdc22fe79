package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.intel.label.LabelFiles;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.file.Fingerprints;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.pattern.Patterns;
import dev.countersign.trace.pattern.Traced;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.DossierJson;
import dev.countersign.trace.report.Remarks;
import dev.countersign.trace.taint.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Does one trace, from the files to the result. */
final class TraceRun {
  /** A result of more steps fits no page, and would take too long to draw. */
  static final int MOST_STEPS = 200_000;

  private static final long MOST_BYTES = 1L << 30;

  private final Shelves shelves;
  private final Directory directory;
  private final String version;
  private final AtomicInteger share = new AtomicInteger();
  private final AtomicReference<@Nullable String> ended = new AtomicReference<>();

  TraceRun(Shelves shelves, Directory directory, String version) {
    this.shelves = shelves;
    this.directory = directory;
    this.version = version;
  }

  int share() {
    return share.get();
  }

  /** Ends it soon, for that reason. */
  void end(String why) {
    ended.set(why);
  }

  /**
   * The result.
   *
   * @throws UnreadableInput where files or words cannot be read, or it is past a limit
   * @throws WatchedLedger.Ended where it was ended
   */
  ObjectNode result(Asked asked, Instant at) {
    List<Path> ledger = asked.ledger().stream().map(shelves.ledgers()::of).toList();
    List<Path> files = asked.labels().stream().map(shelves.labels()::of).toList();
    refuseLarge(asked);
    Labels labels = LabelFiles.read(files);
    LedgerFiles.Loaded loaded = LedgerFiles.read(ledger, asked.chain());
    WatchedLedger watched = new WatchedLedger(loaded.ledger(), share, ended);
    Tracing.Traced traced =
        new Tracing(
                directory::decimals,
                token -> directory.token(token.chainId(), token.contract()).isPresent(),
                word -> "The field \"" + word + "\"")
            .trace(watched, labels, asked);
    Trace trace = traced.trace();
    if (trace.flows().size() > MOST_STEPS) {
      throw new UnreadableInput(
          "The trace has "
              + trace.flows().size()
              + " steps, and "
              + MOST_STEPS
              + " are kept at the most; give a smallest amount, fewer hops, or an end. The command"
              + " countersign trace has no such limit");
    }
    Answer.Words words = (asset, units) -> directory.amount(asset, new Amount(units));
    Answer answer =
        new Answer(
            loaded.ledger(),
            traced.labels(),
            trace,
            Remarks.of(
                Patterns.find(new Traced(loaded.ledger(), trace, traced.labels(), words::amount)),
                traced.leads(),
                traced.carried()),
            loaded.inputs(),
            Optional.empty(),
            words,
            version);
    return DossierJson.of(answer, asked, at, Fingerprints.of(files));
  }

  private void refuseLarge(Asked asked) {
    long bytes =
        shelves.ledgers().all().stream()
            .filter(one -> asked.ledger().contains(one.name()))
            .mapToLong(Shelf.Volume::bytes)
            .sum();
    if (bytes > MOST_BYTES) {
      throw new UnreadableInput(
          "The ledger has more than 1 GiB, which this server does not hold in memory; use the"
              + " command countersign trace on a machine of its own");
    }
  }
}
