package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Delivery;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.EmbeddedCompanies;
import dev.countersign.scale.day.RecordedCompanies;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.job.Spread;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale measure}: what a movement costs here and there. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a movement costs: asked about by the engine in this process, and by the job on",
      "a small cluster on this machine, at a parallelism of 1, 2 and 4; then the size of the state",
      "against the number of keys, and the time of a checkpoint. Runs that warm up are not counted.",
      "Each run's findings are compared with the engine's. What it starts is stopped again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the findings of every run are the same as the engine's",
      "1:they differ, or a part did not come up",
      "2:an option cannot be read"
    })
public final class MeasureCommand implements Callable<Integer> {
  private static final int SEED = 5;
  private static final int TASK_MANAGERS = 2;

  /** So that four threads are on both task managers: Flink fills one before it takes the next. */
  private static final int SLOTS = 2;

  private static final int WARM_EMBEDDED = 8;
  private static final int LEAST_ACCOUNTS = 200;
  private static final int COMPANIES = 4;
  private static final int MOST_PEOPLE = 1_000;
  private static final int MOST_ACCOUNTS = 1_000_000;

  @Option(
      names = "--movements",
      paramLabel = "NUMBER",
      defaultValue = "100000",
      description = "How many movements a day has. Default: ${DEFAULT-VALUE}.")
  private int movements = 100_000;

  @Option(
      names = "--accounts",
      paramLabel = "NUMBER",
      split = ",",
      defaultValue = "1000,10000,50000,100000",
      description =
          "Of how many accounts the state is measured; one in five of them is an own wallet."
              + " Default: ${DEFAULT-VALUE}.")
  private List<Integer> accounts = List.of();

  @Option(
      names = "--people",
      paramLabel = "NUMBER",
      defaultValue = "80",
      description =
          "How many people each of four companies has whose accounts are watched."
              + " Default: ${DEFAULT-VALUE}.")
  private int people = 80;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "An empty folder for what the cluster keeps; it stays.")
  private Path folder = Path.of("");

  private final PrintStream out;
  private boolean same = true;

  /** A command that prints there. */
  public MeasureCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (movements < 1_440 || movements > 2_000_000) {
      throw new UnreadableInput("It measures 1,440 to 2,000,000 movements");
    }
    if (people < 1 || people > MOST_PEOPLE) {
      throw new UnreadableInput("It measures companies of 1 to " + MOST_PEOPLE + " people");
    }
    for (int many : accounts) {
      if (many < LEAST_ACCOUNTS || many > MOST_ACCOUNTS) {
        throw new UnreadableInput(
            "It measures the state of %,d to %,d accounts, not of %,d"
                .formatted(LEAST_ACCOUNTS, MOST_ACCOUNTS, many));
      }
    }
    RecordedDay day = new RecordedDay(SEED, movements);
    List<byte[]> messages = Delivery.of(day.moves(), SEED);
    say("a day of %,d movements, as %,d messages".formatted(day.moves().size(), messages.size()));
    Tally expected = embedded(day);
    try (Cluster cluster =
        Cluster.start(folder, System.getProperty("java.class.path"), TASK_MANAGERS, SLOTS)) {
      say("cost, on %d task managers:".formatted(TASK_MANAGERS));
      // At 4 both task managers have work, so both are warm.
      for (int i = 1; i <= 2; i++) {
        MeasuredRun warm = MeasuredRun.of(cluster, day, messages, 4);
        compare(warm, expected);
        say("  (warming up %d of 2, not counted: %s)".formatted(i, cost(warm)));
      }
      for (int parallelism : new int[] {1, 2, 4}) {
        MeasuredRun run = MeasuredRun.of(cluster, day, messages, parallelism);
        compare(run, expected);
        say("  parallelism %d: %s".formatted(parallelism, cost(run)));
        say(
            "    a checkpoint %,d ms, %,d bytes; a message %,.0f bytes in its topic; %s"
                .formatted(
                    run.newest().milliseconds(),
                    run.newest().bytes(),
                    run.messageBytes(),
                    verdict(run, expected)));
      }
      state(cluster);
      accounts(cluster);
    }
    say(same ? "The findings of every run are the same." : "THE FINDINGS ARE NOT THE SAME.");
    return same ? 0 : 1;
  }

  /** The first run, as a short command or a demo has it, and one when the process is warm. */
  private Tally embedded(RecordedDay day) {
    Tally expected = new Tally(0, java.math.BigInteger.ZERO);
    for (int i = 0; i <= WARM_EMBEDDED; i++) {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long began = System.nanoTime();
      List<byte[]> findings = Embedded.findings(day.edition(), day.moves());
      double seconds = (System.nanoTime() - began) / 1e9;
      double worked = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3;
      expected = Tally.of(findings);
      if (i == 0 || i == WARM_EMBEDDED) {
        int many = day.moves().size();
        say(
            "embedded, %s: %,.0f a second, %.1f µs of a core each; %,d findings"
                .formatted(
                    i == 0 ? "the first time in a new process" : "warm",
                    many / seconds,
                    worked / many,
                    expected.count()));
      }
    }
    return expected;
  }

  private void state(Cluster cluster) throws Exception {
    say("state against keys, %,d movements at parallelism 4:".formatted(movements));
    say("  accounts       keys   checkpoint bytes   a key    ms   savepoint bytes   a key    ms");
    List<long[]> rows = new ArrayList<>();
    for (int many : accounts) {
      RecordedDay day = new RecordedDay(SEED, movements, many, many / 5);
      Tally expected = Tally.of(Embedded.findings(day.edition(), day.moves()));
      long keys = Spread.of(day.edition(), MeasuredRun.SECRET, day.moves()).keys();
      MeasuredRun run = MeasuredRun.of(cluster, day, Delivery.of(day.moves(), SEED), 4);
      compare(run, expected);
      long bytes = run.newest().bytes();
      say(
          "%,10d %,10d %,18d %,7d %,5d %,17d %,7d %,5.0f   %s"
              .formatted(
                  many,
                  keys,
                  bytes,
                  bytes / keys,
                  run.newest().milliseconds(),
                  run.savepointBytes(),
                  run.savepointBytes() / keys,
                  run.savepointSeconds() * 1e3,
                  verdict(run, expected)));
      rows.add(new long[] {keys, bytes, run.savepointBytes()});
      if (many == accounts.getLast()) {
        say(
            "  written at once by a task manager: %.4f GB a second, of the last savepoint"
                .formatted(run.savepointBytes() / 1e9 / run.savepointSeconds() / TASK_MANAGERS));
      }
    }
    if (rows.size() > 1) {
      long[] first = rows.getFirst();
      long[] last = rows.getLast();
      if (last[0] > first[0]) {
        say(
            "  each key more: %,d bytes of a checkpoint, %,d of a savepoint"
                .formatted(
                    (last[1] - first[1]) / (last[0] - first[0]),
                    (last[2] - first[2]) / (last[0] - first[0])));
      }
    }
  }

  private void accounts(Cluster cluster) throws Exception {
    RecordedCompanies weeks = new RecordedCompanies(SEED, COMPANIES, people);
    List<byte[]> messages = Delivery.ofEvents(weeks.events(), SEED);
    say(
        "three weeks of %d companies of %,d people, as %,d events around accounts:"
            .formatted(COMPANIES, people, messages.size()));
    Tally expected = new Tally(0, java.math.BigInteger.ZERO);
    for (int i = 0; i <= WARM_EMBEDDED; i++) {
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      expected = Tally.of(EmbeddedCompanies.findings(weeks.companies(), weeks.events(), List.of()));
      double worked = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3;
      if (i == WARM_EMBEDDED) {
        say(
            "  embedded, warm: %.1f µs of a core each; %,d findings"
                .formatted(worked / weeks.events().size(), expected.count()));
      }
    }
    for (int parallelism : new int[] {4, 1, 2, 4}) {
      MeasuredRun run = MeasuredRun.of(cluster, weeks, messages, parallelism);
      compare(run, expected);
      say("  parallelism %d: %s; %s".formatted(parallelism, cost(run), verdict(run, expected)));
    }
  }

  private void compare(MeasuredRun run, Tally expected) {
    same &= run.findings().equals(expected);
  }

  private static String verdict(MeasuredRun run, Tally expected) {
    return run.findings().equals(expected) ? "same findings" : "OTHER FINDINGS";
  }

  private static String cost(MeasuredRun run) {
    String rate =
        Double.isNaN(run.rate())
            ? "a day too short to tell how many a second"
            : String.format(Locale.ROOT, "%,.0f messages a second", run.rate());
    return rate + String.format(Locale.ROOT, ", %.1f µs of a core each", run.worked());
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
