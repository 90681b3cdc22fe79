package dev.countersign.cli.trace;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.cli.login.NodeLogin;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which blocks of which node a trace is read from. */
public final class NodeOptions {
  private static final int MOST_PARALLEL = 64;

  /** Tracing all calls of a block takes a node longer than most questions. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = {
        "An Ethereum node (http or https) whose blocks are read, instead of --ledger; with",
        "--chain bitcoin one of Bitcoin."
      })
  @Nullable String url;

  @Option(
      names = "--node-login",
      paramLabel = "FILE",
      description = {
        "A file whose first line has the node's user and password with a colon between, such as",
        "Bitcoin Core's .cookie."
      })
  private @Nullable Path login;

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

  /**
   * A client of the node.
   *
   * @throws UnreadableInput when the URL or the file with the login cannot be read
   */
  public HttpNodeClient client() {
    String place = Objects.requireNonNull(url);
    return login == null
        ? HttpNodeClient.at(place, TIMEOUT)
        : HttpNodeClient.at(place, TIMEOUT, NodeLogin.in(login));
  }

  /** A password on the command line can be seen by everybody on the machine. */
  public void checkBitcoin() {
    if (noCalls) {
      throw new UnreadableInput("The option --no-calls goes with Ethereum; Bitcoin has no calls");
    }
    if (BoundedHttp.address(Objects.requireNonNull(url), "The node's URL", "http://127.0.0.1:8332")
            .getUserInfo()
        != null) {
      throw new UnreadableInput(
          "The node's URL has a password, which others can see on the command line; expected"
              + " --node-login FILE");
    }
  }

  /** Whether a node was named. */
  public boolean isAsked() {
    return url != null;
  }

  /** The first block that was asked for; null where none was. */
  public @Nullable Long from() {
    return from;
  }

  /** The last one; null for the node's newest. */
  public @Nullable Long to() {
    return to;
  }

  /** Whether calls within transactions are read. */
  public boolean calls() {
    return !noCalls;
  }

  /** How many blocks are asked for at once. */
  public int parallel() {
    return parallel;
  }

  /** Whether new blocks are waited for. */
  public boolean follows() {
    return follow;
  }

  /** How long it rests before it looks for new ones. */
  public Duration every() {
    return Duration.ofMillis(Math.round(every * 1_000));
  }

  /**
   * Refuses what does not go together.
   *
   * @param files whether there are files too
   */
  void check(boolean files) {
    if (files == isAsked()) {
      throw new UnreadableInput(
          "A trace needs either --ledger, files that say what moved, or --node, a node that does");
    }
    if (files) {
      checkUnused();
    }
    if (isAsked() && from == null) {
      throw new UnreadableInput(
          "The blocks to read are missing; expected --from-block N, 0 or more, and at most"
              + " --to-block M, not before it");
    }
    checkRanges();
  }

  /** Refuses what says more of a node where there is none. */
  public void checkUnused() {
    if (from != null || to != null || follow || noCalls || login != null) {
      throw new UnreadableInput(
          "The options --from-block, --to-block, --no-calls, --follow and --node-login go with"
              + " --node");
    }
  }

  /** Refuses numbers that are out of range. */
  public void checkRanges() {
    if (from != null && (from < 0 || (to != null && to < from))) {
      throw new UnreadableInput(
          "The blocks to read are no blocks; expected --from-block N, 0 or more, and at most"
              + " --to-block M, not before it");
    }
    if (parallel < 1 || parallel > MOST_PARALLEL || !(every >= 0.1 && every <= 86_400)) {
      throw new UnreadableInput(
          "The options --parallel and --every are out of range; expected 1 to "
              + MOST_PARALLEL
              + " blocks, and 0.1 to 86400 seconds");
    }
  }
}
