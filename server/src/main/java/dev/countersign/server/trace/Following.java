package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.file.Fingerprints;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Remarks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Follows value as somebody asked, whatever the ledger was read from.
 *
 * @param given whose addresses are, out of those files
 */
record Following(Asked asked, Labels given, List<LedgerFiles.Input> labels, Directory directory) {
  /** A result of more steps fits no page, and would take too long to draw. */
  static final int MOST_STEPS = 200_000;

  /**
   * Reads the labels.
   *
   * @throws UnreadableInput where there are none of that name, or they cannot be read
   */
  static Following of(Asked asked, Shelves shelves, Directory directory) {
    List<Path> files = asked.labels().stream().map(shelves.labels()::of).toList();
    return new Following(asked, LabelFiles.read(files), Fingerprints.of(files), directory);
  }

  /**
   * Follows.
   *
   * @param watched the same ledger, whose reading can be ended
   * @throws UnreadableInput where the words name nothing of the ledger, or there are too many steps
   * @throws WatchedLedger.Ended where it was ended
   */
  Answer answer(
      Ledger ledger,
      WatchedLedger watched,
      List<LedgerFiles.Input> inputs,
      Optional<Answer.Blocks> blocks) {
    Tracing.Traced traced =
        new Tracing(
                directory::decimals,
                token -> directory.token(token.chainId(), token.contract()).isPresent(),
                word -> "The field \"" + word + "\"")
            .trace(watched, given, asked);
    int steps = traced.trace().flows().size();
    if (steps > MOST_STEPS) {
      throw new UnreadableInput(
          "The trace has "
              + steps
              + " steps, and "
              + MOST_STEPS
              + " are kept at the most; give a smallest amount, fewer hops, or an end. The command"
              + " countersign trace has no such limit");
    }
    Answer.Words words = (asset, units) -> directory.amount(asset, new Amount(units));
    return new Answer(
        ledger,
        traced.labels(),
        traced.trace(),
        Remarks.of(ledger, given, asked, traced, words),
        inputs,
        blocks,
        words,
        Version.WORD);
  }
}
