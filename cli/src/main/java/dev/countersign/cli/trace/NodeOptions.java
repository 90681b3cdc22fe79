package dev.countersign.cli.trace;

import dev.countersign.model.value.UnreadableInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which blocks of which node a trace is read from. */
final class NodeOptions {
  private static final int MOST_PARALLEL = 64;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "An Ethereum node (http or https) whose blocks are read, instead of --ledger.")
  @Nullable String url;

  @Option(
      names = "--from-block",
      paramLabel = "N",
      description = "The node's first block that counts; one before the theft.")
  @Nullable Long from;

  @Option(
      names = "--to-block",
      paramLabel = "N",
      description = "The last one. Default: the node's newest.")
  @Nullable Long to;

  @Option(
      names = "--no-calls",
      description = {
        "Leave calls within transactions out, for a node that cannot tell those of old blocks. What",
        "contracts send on is then not followed."
      })
  boolean noCalls;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "8",
      description = "Blocks that are asked for at once. Default: ${DEFAULT-VALUE}.")
  int parallel = 8;

  @Option(
      names = "--follow",
      description = {
        "Leave the trace open: say when value reaches a service, a mixer or a bridge in a new block,",
        "and what a reorganisation undid. Ends after --to-block, or when it is stopped."
      })
  boolean follow;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "4",
      description = "How often an open trace looks for new blocks. Default: ${DEFAULT-VALUE}.")
  double every = 4;

  boolean isAsked() {
    return url != null;
  }

  /** Refuses what does not go together. */
  void check(boolean files) {
    if (files == isAsked()) {
      throw new UnreadableInput(
          "A trace needs either --ledger, files that say what moved, or --node, a node that does");
    }
    if (files && (from != null || to != null || follow || noCalls)) {
      throw new UnreadableInput(
          "The options --from-block, --to-block, --no-calls and --follow go with --node");
    }
    if (isAsked() && (from == null || from < 0 || (to != null && to < from))) {
      throw new UnreadableInput(
          "The blocks to read are "
              + (from == null ? "missing" : "no blocks")
              + "; expected --from-block N, 0 or more, and at most --to-block M, not before it");
    }
    if (parallel < 1 || parallel > MOST_PARALLEL || !(every >= 0.1 && every <= 86_400)) {
      throw new UnreadableInput(
          "The options --parallel and --every are out of range; expected 1 to "
              + MOST_PARALLEL
              + " blocks, and 0.1 to 86400 seconds");
    }
  }
}
