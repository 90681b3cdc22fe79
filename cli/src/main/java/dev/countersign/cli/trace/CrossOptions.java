package dev.countersign.cli.trace;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Across;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** On which other chains a trace goes on, and how sure a crossing must be. */
final class CrossOptions {
  @Option(
      names = "--also",
      paramLabel = "CHAIN=PLACE",
      description = {
        "The ledger of another chain (EIP-155), on which value goes on that went over a bridge:",
        "files, a folder, a store, or a node (56=http://127.0.0.1:8545#FROM-TO, blocks that may be",
        "left out). May be given several times."
      })
  List<String> also = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "C",
      description =
          "Follow a crossing that is at least as sure, up to 1: said on both sides. Default: 0.9.")
  double confidence = Across.SURE;

  @Option(
      names = "--crossings",
      paramLabel = "N",
      description = "Over no more bridges in a row. Default: 10.")
  int depth = Across.DEPTH;

  boolean isAsked() {
    return !also.isEmpty();
  }

  /** What is asked. */
  Across across() {
    return new Across(also, confidence, depth);
  }

  /** Refuses what does not go together. */
  void check(NodeOptions node) {
    across();
    if (!isAsked() && (confidence != Across.SURE || depth != Across.DEPTH)) {
      throw new UnreadableInput("The options --confidence and --crossings go with --also");
    }
    if (isAsked() && node.follow) {
      throw new UnreadableInput(
          "A trace that is left open (--follow) goes on on one chain only; leave --also out");
    }
  }
}
