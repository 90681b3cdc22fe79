package dev.countersign.cli.watch;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign watch replay}: what rules would have said over history. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what rules would have said of transfers in files: how often, when, and of what.",
      "Reads tables of transfers in the order of time, or the files that traces are made on."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no rule said anything",
      "3:a rule said something",
      "2:the rules have mistakes, or a file cannot be read"
    })
public final class WatchReplayCommand implements Callable<Integer> {
  private static final int SAID = 3;
  private static final int MISTAKES = 2;
  private static final long STEP = 250_000;

  @Parameters(paramLabel = "RULES|-", description = "The rules; - for standard input.")
  private String file = "-";

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Transfers: columns time, from, to, amount (whole units) and, where there are, asset,",
        "contract, chain, block, transaction. In the order of time."
      })
  private List<Path> tables = List.of();

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files or folders that \"countersign trace\" reads (docs/trace.md).")
  private List<Path> ledgers = List.of();

  @Option(
      names = "--chain",
      paramLabel = "ID",
      defaultValue = "1",
      description = "The chain of the ledger. Default: ${DEFAULT-VALUE}.")
  private long chain = 1;

  @Option(
      names = "--own",
      paramLabel = "ADDRESS",
      description = "An account of the company's own; may stand several times.")
  private List<String> own = List.of();

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = {
        "What is known of accounts and assets, in YAML: own, known, labels, tags, people,",
        "screened, prices, decimals, as in \"given\" of an example."
      })
  private @Nullable String factsFile;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public WatchReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (tables.isEmpty() && ledgers.isEmpty()) {
      throw new UnreadableInput("There is nothing to replay; give --csv FILE or --ledger FILE");
    }
    String reading = file;
    try {
      RuleBook book = RulesFile.readOnly(BoundedInput.readText(file, terminal.in(), "The rules"));
      reading = factsFile == null ? file : factsFile;
      return replay(book, facts(book));
    } catch (UnreadableRules e) {
      RulesText.complain(e, reading, json, terminal);
      return MISTAKES;
    }
  }

  private Facts facts(RuleBook book) {
    Set<String> accounts = own.stream().map(TransferTable::account).collect(Collectors.toSet());
    Map<String, BigDecimal> prices = new HashMap<>();
    if (book.currency().equals("USD")) {
      for (String stable : List.of("USDC", "USDT", "DAI")) {
        prices.put(stable, BigDecimal.ONE);
      }
    }
    String text =
        factsFile == null ? "" : BoundedInput.readText(factsFile, terminal.in(), "What is known");
    return RulesFile.facts(text, accounts, prices);
  }

  private int replay(RuleBook book, Facts facts) {
    // The keys need no secret here: who wrote the transfers cannot see what is made of them.
    Engine engine = new Engine(book, new ShippedAssets(facts), new Keys(0, 0));
    ReplayTally tally = new ReplayTally(book);
    Counter counter = new Counter(engine, tally, terminal);
    TransferTable table = new TransferTable(facts, counter::see);
    tables.forEach(table::read);
    if (!ledgers.isEmpty()) {
      LedgerMovements.read(ledgers, chain, counter::see).forEach(terminal::tell);
    }
    if (json) {
      terminal.print(tally.json(counter.movements, engine));
    } else {
      terminal.print(Visible.of(tally.words(counter.movements, engine)));
    }
    return tally.alerts() == 0 ? 0 : SAID;
  }

  /** Hands movements on, and says how far it is. */
  private static final class Counter {
    private final Engine engine;
    private final ReplayTally tally;
    private final Terminal terminal;
    long movements;

    Counter(Engine engine, ReplayTally tally, Terminal terminal) {
      this.engine = engine;
      this.tally = tally;
      this.terminal = terminal;
    }

    void see(Movement move) {
      try {
        engine.see(move).forEach(tally::add);
      } catch (IllegalArgumentException e) {
        throw new UnreadableInput(
            "The files are not in the order of the chain " + move.chain() + ": " + e.getMessage());
      }
      movements++;
      if (movements % STEP == 0) {
        terminal.tell("%,d movements, %,d alerts".formatted(movements, tally.alerts()));
      }
    }
  }
}
