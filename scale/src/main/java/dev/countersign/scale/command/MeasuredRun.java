package dev.countersign.scale.command;

import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Delivery;
import dev.countersign.scale.day.RecordedCompanies;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Checkpoints;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import dev.countersign.watch.rule.document.RulesFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day that went through the job.
 *
 * @param rate messages a second, between the first and the last that a checkpoint committed; not a
 *     number where the day was too short to tell
 * @param worked microseconds of one core for a message, in all task managers, with their starting
 *     of the job and their checkpoints
 * @param newest checkpoint, when all messages were taken
 * @param savepointBytes of the whole state in the canonical form
 * @param savepointSeconds that writing it took
 * @param messageBytes of a message as the broker keeps it
 * @param findings that the job said, all of them
 */
record MeasuredRun(
    double rate,
    double worked,
    Checkpoints newest,
    long savepointBytes,
    double savepointSeconds,
    double messageBytes,
    Tally findings) {
  static final Settings.Secret SECRET = new Settings.Secret(1, 2);

  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

  static MeasuredRun of(Cluster cluster, RecordedDay day, List<byte[]> messages, int parallelism)
      throws Exception {
    Settings settings =
        new Settings(
            cluster.kafka(), "measure-" + System.nanoTime(), Delivery.LATE, day.edition(), SECRET);
    return of(cluster, settings, settings.factsTopic(), messages, parallelism);
  }

  /** With events around accounts alone. */
  static MeasuredRun of(
      Cluster cluster, RecordedCompanies weeks, List<byte[]> messages, int parallelism)
      throws Exception {
    Settings settings =
        new Settings(
            cluster.kafka(),
            "measure-" + System.nanoTime(),
            Delivery.LATE,
            new Edition(1, 0, RulesFile.shipped(), ""),
            SECRET,
            weeks.companies(),
            null);
    return of(cluster, settings, settings.accountEventsTopic(), messages, parallelism);
  }

  private static MeasuredRun of(
      Cluster cluster, Settings settings, String topic, List<byte[]> messages, int parallelism)
      throws Exception {
    Topics topics = new Topics(settings);
    topics.create(4);
    topics.write(topic, messages);
    Duration before = cluster.worked();
    Hosted job =
        Hosted.start(settings, "127.0.0.1", cluster.rest(), parallelism, BETWEEN_CHECKPOINTS, "");
    Pace pace = new Pace();
    job.awaitTaken(messages.size(), pace::taken);
    Duration worked = cluster.worked().minus(before);
    Checkpoints newest = Checkpoints.of(cluster.rest(), job.id());
    long began = System.nanoTime();
    String savepoint = job.savepoint(cluster.savepoints());
    double seconds = (System.nanoTime() - began) / 1e9;
    job.stop(cluster.savepoints(), true);
    return new MeasuredRun(
        pace.rate(),
        worked.toNanos() / 1e3 / messages.size(),
        newest,
        size(Path.of(URI.create(savepoint))),
        seconds,
        (double) topics.bytes(topic) / messages.size(),
        Tally.of(topics.findings()));
  }

  /** How many were taken when. What was taken by the first time is not counted: the job started. */
  private static final class Pace {
    private static final int LEAST_TIMES = 5;

    private int times;
    private long first;
    private long began;
    private long last;
    private long ended;

    void taken(long facts) {
      last = facts;
      ended = System.nanoTime();
      times++;
      if (times == 1) {
        first = facts;
        began = ended;
      }
    }

    /** Not a number where it was over too soon to tell. */
    double rate() {
      return times >= LEAST_TIMES ? (last - first) / ((ended - began) / 1e9) : Double.NaN;
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(one);
      }
      return bytes;
    }
  }
}
