package dev.countersign.scale.command;

import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Delivery;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale demo}: a recorded day through a small cluster on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a broker, a job manager and two task managers on this machine's loopback, runs a",
      "recorded day through them, kills a task manager in the middle, compares the findings with",
      "those of the engine in this process, and stops everything that it started."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the findings are the same", "1:they differ, or a part did not come up"})
public final class DemoCommand implements Callable<Integer> {
  private static final int SEED = 9;

  @Option(
      names = "--movements",
      paramLabel = "NUMBER",
      defaultValue = "20000",
      description = "How many movements the day has. Default: ${DEFAULT-VALUE}.")
  private int movements = 20_000;

  @Option(
      names = "--parallelism",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "On how many threads rules are asked, 1 to 4. Default: ${DEFAULT-VALUE}.")
  private int parallelism = 2;

  private final PrintStream out;
  private @Nullable Cluster cluster;
  private @Nullable Path folder;

  /** A command that prints there. */
  public DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (movements < 1_440 || movements > 2_000_000 || parallelism < 1 || parallelism > 4) {
      throw new dev.countersign.model.value.UnreadableInput(
          "The demo has 1,440 to 2,000,000 movements and a parallelism of 1 to 4");
    }
    Thread cleaner = new Thread(this::clean, "clean up");
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      return run();
    } finally {
      clean();
    }
  }

  private int run() throws Exception {
    RecordedDay day = new RecordedDay(SEED, movements);
    List<byte[]> messages = Delivery.of(day.moves(), SEED);
    long began = System.nanoTime();
    Tally expected = Tally.of(Embedded.findings(day.edition(), day.moves()));
    out.printf(
        "A day of %,d movements on two chains, asked about by one engine in this process (%.1f s):%n"
            + "  %s%n",
        day.moves().size(), seconds(began), expected);
    out.printf(
        "The same as %,d messages: some up to an hour late, some twice, %d that are none.%n",
        messages.size(), Delivery.BROKEN);

    folder = Files.createTempDirectory("countersign-scale");
    began = System.nanoTime();
    Cluster parts = Cluster.start(folder, System.getProperty("java.class.path"), 2, 4);
    cluster = parts;
    out.printf("Started in %.1f s:%n", seconds(began));
    parts.running().forEach(part -> out.println("  " + part));

    SecureRandom random = new SecureRandom();
    Settings settings =
        new Settings(
            parts.kafka(),
            "demo",
            Delivery.LATE,
            day.edition(),
            new Settings.Secret(random.nextLong(), random.nextLong()));
    Topics topics = new Topics(settings);
    topics.create(4);
    began = System.nanoTime();
    Hosted job =
        Hosted.start(settings, "127.0.0.1", parts.rest(), parallelism, Duration.ofSeconds(1), "");
    int half = messages.size() / 2;
    topics.write(settings.factsTopic(), messages.subList(0, half));
    job.awaitTaken(half / 2);
    out.printf("%,d messages taken after %.1f s.%n", topics.taken(), seconds(began));
    topics.write(settings.factsTopic(), messages.subList(half, messages.size()));
    out.printf("Killed with kill -9: %s%n", parts.killTaskManager());
    parts.startTaskManager();
    job.awaitAll();
    job.stop(parts.savepoints(), true);
    out.printf("All %,d messages taken after %.1f s.%n", messages.size(), seconds(began));

    Tally found = Tally.of(topics.findings());
    long[] dead = new long[1];
    topics.read(settings.deadLettersTopic(), (where, bytes) -> dead[0]++);
    out.printf("On Flink, at parallelism %d:%n  %s%n", parallelism, found);
    out.printf("  %,d dead letters: what is none, and repetitions that came late%n", dead[0]);
    boolean same = found.equals(expected);
    out.println(same ? "The findings are the same, each once." : "THE FINDINGS ARE NOT THE SAME.");
    return same ? 0 : 1;
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private synchronized void clean() {
    if (cluster != null) {
      cluster.close();
      cluster = null;
      out.println("Everything that was started is stopped.");
    }
    if (folder != null) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(one);
        }
      } catch (IOException | UncheckedIOException e) {
        out.println("What is left in " + folder + " can be deleted.");
      }
      folder = null;
    }
  }
}
