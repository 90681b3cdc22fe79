package dev.countersign.cli.trace;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.known.Directory;
import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Itinerary;
import dev.countersign.trace.report.Remarks;
import dev.countersign.trace.taint.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code countersign trace}: where stolen value is now. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Follows stolen value through a ledger, and says where it is now.",
    footer = {
      "",
      "Try: countersign trace --ledger examples/ledger --labels examples/ledger-labels.csv \\",
      "       --from 0x7a1e0000000000000000000000000000000000f1"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was traced", "2:the ledger or an option cannot be read"})
public final class TraceCommand implements Callable<Integer> {
  @Option(
      names = "--ledger",
      paramLabel = "PLACE",
      arity = "1..*",
      description = {
        "Files or folders with what moved: tables of ethereum-etl (.csv, .parquet) or bitcoin-etl",
        "(.json, .parquet), Etherscan's exports (.csv), answers of its API (.json); or one store that",
        "countersign ledger load made, its folder or its address cassandra://HOST:PORT/KEYSPACE."
      })
  private List<Path> ledger = new ArrayList<>();

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--from",
      paramLabel = "ADDRESS|TX",
      required = true,
      description = {
        "The thief's address, to which everything that comes is stolen; several addresses with",
        "commas between them, all of whose value is; or the hash of the transaction that took it. On",
        "Bitcoin also an output, TXID:N."
      })
  private String from = "";

  @Option(
      names = "--asset",
      paramLabel = "ASSET",
      defaultValue = "native",
      description = "What was stolen: native, or a token's contract. Default: ${DEFAULT-VALUE}.")
  private String asset = "native";

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "Of a transaction, only what this address got.")
  private @Nullable String to;

  @Option(
      names = "--since",
      paramLabel = "BLOCK|TIME",
      description = "Of an address, only what came from then on.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "BLOCK|TIME",
      description = "Where it was then: a block, a day, or a moment such as 2025-02-21T14:13:35Z.")
  private @Nullable String until;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "fifo",
      description = {
        "Which part of mixed value is the stolen one: poison, haircut, fifo, lifo or tiho.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String method = "fifo";

  @Option(
      names = "--labels",
      paramLabel = "PLACE",
      arity = "1..*",
      description =
          "Files or folders that say whose addresses are: tag packs, lists, your own CSV.")
  private List<Path> labels = new ArrayList<>();

  @Option(
      names = "--token",
      paramLabel = "CONTRACT",
      arity = "1..*",
      description = {
        "Tokens that are worth something, besides those that are widely used: what is got of another",
        "in exchange does not stand for what was given."
      })
  private List<String> tokens = new ArrayList<>();

  @Option(
      names = "--smallest",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "Value below this is not followed on, in the asset that was stolen.")
  private String smallest = "0";

  @Option(
      names = "--hops",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Not further than over so many accounts.")
  private int hops = 1_000_000;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100000000",
      description = "Read no more transactions than that.")
  private long most = 100_000_000;

  @Option(
      names = "--chain",
      paramLabel = "ID",
      description = {
        "The chain of the ledger (EIP-155), or bitcoin, bitcoin-testnet, bitcoin-regtest for a node",
        "of Bitcoin; its files are told by themselves. Default: an Ethereum node's own, or 1."
      })
  private @Nullable String chain;

  @Option(
      names = "--no-inference",
      description = {
        "Believe labels only: take nobody for a service or a deposit address by what they do, and",
        "nothing for stolen that the ledger did not see coming."
      })
  private boolean noInference;

  @Option(
      names = "--without",
      paramLabel = "INFERENCE",
      arity = "1..*",
      split = ",",
      description = {
        "Leave some of them out: services (what hubs and deposit addresses seem to be), presumption",
        "(what is taken for stolen unseen), clusters, coinjoins, leads (who may be behind a mixer),",
        "crossings (what goes over bridges), matches (what is only matched of that)."
      })
  private List<String> without = new ArrayList<>();

  @Mixin private CrossOptions cross = new CrossOptions();

  @Mixin private AnswerOptions form = new AnswerOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ChainName named = ChainName.of(chain);
    node.check(!ledger.isEmpty());
    cross.check(node);
    Method.of(method);
    Labels known = LabelFiles.read(labels);
    if (cross.isAsked()) {
      return cross(named, known);
    }
    if (node.isAsked()) {
      return new NodeTrace(node, named, terminal)
          .run(
              (blocks, from) ->
                  answer(
                      blocks,
                      asked(named.isBitcoin() ? 1 : from.chain()),
                      known,
                      List.of(),
                      Optional.of(from)),
              answer -> {
                long id = answer.blocks().map(Answer.Blocks::chain).orElse(1L);
                form.write(answer, asked(Math.max(1, id)), labels);
                form.print(answer, terminal);
              },
              form.isJson());
    }
    Asked asked = asked(named.orFirst());
    try (OpenLedger opened = OpenLedger.of(ledger, asked.chain(), terminal::tell)) {
      named.check(opened.ledger());
      Answer answer = answer(opened.ledger(), asked, known, opened.inputs(), opened.blocks());
      form.write(answer, asked, labels);
      form.print(answer, terminal);
    }
    return 0;
  }

  private int cross(ChainName named, Labels known) {
    if (named.isBitcoin()) {
      throw new UnreadableInput(
          "The option --also goes with Ethereum-like chains; a trace does not leave Bitcoin");
    }
    try (CrossTrace trace = new CrossTrace(node, terminal, version())) {
      Itinerary told = trace.trace(ledger, named.id(), this::asked, cross.also, known);
      form.write(
          told, asked(Long.parseLong(told.journey().legs().getFirst().shore().chain())), labels);
      form.print(told, terminal);
    }
    return 0;
  }

  private String version() {
    return Objects.requireNonNull(spec).root().version()[0];
  }

  private Answer answer(
      Ledger moved,
      Asked asked,
      Labels known,
      List<LedgerFiles.Input> inputs,
      Optional<Answer.Blocks> blocks) {
    Tracing.Traced traced =
        new Tracing(
                Directory.SHIPPED::decimals,
                token -> Directory.SHIPPED.token(token.chainId(), token.contract()).isPresent(),
                word -> "The option --" + word)
            .trace(moved, known, asked);
    traced.notes().forEach(terminal::tell);
    Answer.Words words = (what, units) -> Directory.SHIPPED.amount(what, new Amount(units));
    return new Answer(
        moved,
        traced.labels(),
        traced.trace(),
        Remarks.of(moved, known, asked, traced, words),
        inputs,
        blocks,
        words,
        version());
  }

  private Asked asked(long id) {
    return new Asked(
        ledger.stream().map(Path::toString).toList(),
        labels.stream().map(Path::toString).toList(),
        from,
        asset,
        to,
        since,
        until,
        method,
        smallest,
        hops,
        most,
        id,
        tokens,
        !noInference,
        without,
        cross.across());
  }
}
