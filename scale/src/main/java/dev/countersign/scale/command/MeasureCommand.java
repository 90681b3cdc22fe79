package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Delivery;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Checkpoints;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale measure}: what a movement costs here and there. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a movement costs: asked about by the engine in this process, and by the job on",
      "a small cluster on this machine, at a parallelism of 1, 2 and 4. Says the size of the state",
      "and the time of a checkpoint too. What it starts is stopped again."
    })
public final class MeasureCommand implements Callable<Integer> {
  private static final int SEED = 5;

  @Option(
      names = "--movements",
      paramLabel = "NUMBER",
      defaultValue = "100000",
      description = "How many movements. Default: ${DEFAULT-VALUE}.")
  private int movements = 100_000;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "An empty folder for what the cluster keeps; it stays.")
  private Path folder = Path.of("");

  private final PrintStream out;

  /** A command that prints there. */
  public MeasureCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (movements < 1_440 || movements > 2_000_000) {
      throw new UnreadableInput("It measures 1,440 to 2,000,000 movements");
    }
    RecordedDay day = new RecordedDay(SEED, movements);
    long began = System.nanoTime();
    Tally expected = Tally.of(Embedded.findings(day.edition(), day.moves()));
    line("embedded", day.moves().size(), began, expected);
    List<byte[]> messages = Delivery.of(day.moves(), SEED);
    boolean same = true;
    try (Cluster cluster = Cluster.start(folder, System.getProperty("java.class.path"), 2, 4)) {
      // The first run warms the processes up and is not counted.
      for (int parallelism : new int[] {1, 1, 2, 4}) {
        same &= run(cluster, day, messages, parallelism, expected);
      }
    }
    return same ? 0 : 1;
  }

  private boolean run(
      Cluster cluster, RecordedDay day, List<byte[]> messages, int parallelism, Tally expected)
      throws Exception {
    Settings settings =
        new Settings(
            cluster.kafka(),
            "measure-" + System.nanoTime(),
            Delivery.LATE,
            day.edition(),
            new Settings.Secret(1, 2));
    Topics topics = new Topics(settings);
    topics.create(4);
    topics.write(settings.factsTopic(), messages);
    Hosted job =
        Hosted.start(settings, "127.0.0.1", cluster.rest(), parallelism, Duration.ofSeconds(2), "");
    job.awaitRunning();
    long began = System.nanoTime();
    job.awaitAll();
    Tally nearly = Tally.of(topics.findings());
    line("on Flink, parallelism " + parallelism, messages.size(), began, nearly);
    Checkpoints newest = Checkpoints.of(cluster.rest(), job.id());
    out.printf("  state %,d bytes, a checkpoint %,d ms%n", newest.bytes(), newest.milliseconds());
    job.stop(cluster.savepoints(), true);
    return Tally.of(topics.findings()).equals(expected);
  }

  private void line(String what, int many, long began, Tally findings) {
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(
        "%s: %,d in %.1f s, %,.0f a second, %.1f microseconds each; %,d findings%n",
        what, many, seconds, many / seconds, seconds * 1e6 / many, findings.count());
  }
}
