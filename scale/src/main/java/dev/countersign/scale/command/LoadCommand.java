package dev.countersign.scale.command;

import dev.countersign.cassandra.StoreAddress;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.cluster.TemporaryFolder;
import dev.countersign.scale.hosted.Jars;
import dev.countersign.scale.hosted.OwnFlink;
import dev.countersign.scale.load.BulkLoad;
import dev.countersign.scale.load.Place;
import dev.countersign.trace.store.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale load}: files or a node's blocks into a store, by many at once. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads files or the blocks of an Ethereum node into a ledger in Apache Cassandra, by a batch",
      "job of Flink that reads many ranges of blocks side by side. A load that was cut short goes",
      "on when it is run again; what is there already is not loaded twice."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of it is there",
      "1:a part of the cluster did not come up, or a fault of its own",
      "2:a file, the node, the store or an option cannot be read"
    })
public final class LoadCommand implements Callable<Integer>, Progress {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int MOST_PARALLEL = 1_024;
  private static final int MANAGERS = 2;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      required = true,
      description = {
        "A file or folder (.parquet, .csv, .json) as countersign ledger load reads it, several with",
        "the option again; or an Ethereum node (http or https)."
      })
  private List<String> from = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "STORE",
      required = true,
      description = "cassandra://HOST:PORT/KEYSPACE?dc=NAME, as every task manager reaches it.")
  private String to = "";

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many ranges are read at once. Default: ${DEFAULT-VALUE}.")
  private int parallelism = 2;

  @Option(
      names = "--flink",
      paramLabel = "ADDRESS",
      description = {
        "Where the REST port of a job manager is that runs already: HOST:PORT. It is sent what it",
        "needs besides Flink. Default: a small Flink on this machine, which ends with the load."
      })
  private @Nullable String flink;

  @Option(names = "--flink-options", paramLabel = "FILE", description = Door.OPTIONS)
  private @Nullable Path options;

  @Option(
      names = "--chain",
      paramLabel = "ID",
      description = "The chain (EIP-155). Default: the node's own; of files, 1.")
  private @Nullable Long chain;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "50000",
      description = {
        "So many rows of files are in a range: a task has them in memory, some 2 kB each. Default:",
        "${DEFAULT-VALUE}."
      })
  private long rows = 50_000;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "100",
      description = "So many blocks of a node are in a range. Default: ${DEFAULT-VALUE}.")
  private int blocks = 100;

  @Option(
      names = "--from-block",
      paramLabel = "N",
      description = "The node's first block. Default: the first that the store lacks.")
  private @Nullable Long first;

  @Option(
      names = "--to-block",
      paramLabel = "N",
      description = "The last one. Default: the newest that is not undone any more.")
  private @Nullable Long last;

  @Option(names = "--no-calls", description = "Leave calls within a node's transactions out.")
  private boolean noCalls;

  private final PrintStream out;
  private final String classPath;

  /**
   * A command that prints there.
   *
   * @param classPath of this process, out of which a cluster gets what it needs
   */
  public LoadCommand(PrintStream out, String classPath) {
    this.out = out;
    this.classPath = classPath;
  }

  @Override
  public Integer call() throws Exception {
    check();
    BulkLoad load = plan();
    if (load.size() == 0) {
      out.println("All of it is in " + StoreAddress.of(to) + " already.");
      return 0;
    }
    out.printf(Locale.ROOT, "Blocks %s in %,d ranges%n", load.blocks(), load.size());
    if (flink == null) {
      onThisMachine(load);
    } else {
      OwnFlink own = Door.to(flink, options, ANSWER);
      try (Jars jars = Jars.of(classPath)) {
        stage(load, job -> own.open(job, jars));
      }
    }
    out.println("All ranges wait; they are joined, one behind the other");
    long size = load.join(this);
    out.printf(
        Locale.ROOT,
        "%s has %,d transactions to block %s%n",
        StoreAddress.of(to),
        size,
        load.blocks().replaceFirst(".* to ", ""));
    return 0;
  }

  private void onThisMachine(BulkLoad load) throws Exception {
    int slots = (parallelism + MANAGERS - 1) / MANAGERS;
    try (TemporaryFolder folder = TemporaryFolder.make();
        Cluster parts = Cluster.withoutBroker(folder.path(), classPath, MANAGERS, slots)) {
      parts.running().forEach(part -> out.println("Started: " + part));
      stage(load, Place.here(parts.rest()));
    }
  }

  private void stage(BulkLoad load, Place place) throws Exception {
    load.stage(
        place,
        parallelism,
        now -> out.printf(Locale.ROOT, "Staged %,d of %,d ranges%n", now, load.size()));
  }

  private BulkLoad plan() {
    if (isNode()) {
      return BulkLoad.ofNode(to, from.getFirst(), of(chain), !noCalls, of(first), of(last), blocks);
    }
    return BulkLoad.ofFiles(
        to, from.stream().map(Path::of).toList(), chain == null ? 1 : chain, rows);
  }

  private boolean isNode() {
    return from.getFirst().startsWith("http://") || from.getFirst().startsWith("https://");
  }

  private static OptionalLong of(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private void check() {
    StoreAddress.of(to);
    if (parallelism < 1 || parallelism > MOST_PARALLEL) {
      throw new UnreadableInput("The option --parallelism is out of range; expected 1 to 1024");
    }
    if (rows < 1 || rows > 5_000_000 || blocks < 1 || blocks > 100_000) {
      throw new UnreadableInput(
          "A range is out of range; expected --rows 1 to 5000000, or --blocks 1 to 100000");
    }
    if (chain != null && chain < 1) {
      throw new UnreadableInput("The chain " + chain + " is no chain id; expected 1 or more");
    }
    if (isNode() && from.size() > 1) {
      throw new UnreadableInput("A load is of files, or of one node; expected one URL");
    }
    if (!isNode() && (first != null || last != null || noCalls)) {
      throw new UnreadableInput(
          "The options --from-block, --to-block and --no-calls go with a node");
    }
    if ((first != null && first < 0) || (first != null && last != null && last < first)) {
      throw new UnreadableInput(
          "The blocks to read are no blocks; expected --from-block N, 0 or more, and at most"
              + " --to-block M, not before it");
    }
  }

  @Override
  public void loaded(long transactions, long there) {
    out.printf(Locale.ROOT, "Joined %,d transactions%n", transactions + there);
  }

  @Override
  public void sorted(long lists) {
    out.printf(Locale.ROOT, "Putting balances in order: %,d accounts' done%n", lists);
  }
}
