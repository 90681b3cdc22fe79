package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.DossierJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Does one trace, from the files to the result. */
final class TraceRun {
  private static final long MOST_BYTES = 1L << 30;

  private final Shelves shelves;
  private final Directory directory;
  private final AtomicInteger share = new AtomicInteger();
  private final AtomicReference<@Nullable String> ended = new AtomicReference<>();

  TraceRun(Shelves shelves, Directory directory) {
    this.shelves = shelves;
    this.directory = directory;
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
    refuseLarge(asked.ledger());
    Following following = Following.of(asked, shelves, directory);
    LedgerFiles.Loaded loaded = LedgerFiles.read(ledger, asked.chain());
    Answer answer =
        following.answer(
            loaded.ledger(),
            new WatchedLedger(loaded.ledger(), share, ended),
            loaded.inputs(),
            Optional.empty());
    return DossierJson.of(answer, asked, at, following.labels());
  }

  /**
   * Only reads a ledger, for what somebody finds out of it.
   *
   * @throws UnreadableInput where files cannot be read, or it is past a limit
   * @throws WatchedLedger.Ended where it was ended
   */
  <T> T look(String name, long chain, BiFunction<Ledger, List<LedgerFiles.Input>, T> what) {
    Path place = shelves.ledgers().of(name);
    refuseLarge(List.of(name));
    LedgerFiles.Loaded loaded = LedgerFiles.read(List.of(place), chain);
    return what.apply(new WatchedLedger(loaded.ledger(), share, ended), loaded.inputs());
  }

  private void refuseLarge(List<String> ledgers) {
    long bytes =
        shelves.ledgers().all().stream()
            .filter(one -> ledgers.contains(one.name()))
            .mapToLong(Shelf.Volume::bytes)
            .sum();
    if (bytes > MOST_BYTES) {
      throw new UnreadableInput(
          "The ledger has more than 1 GiB, which this server does not hold in memory; use the"
              + " command countersign trace on a machine of its own");
    }
  }
}
