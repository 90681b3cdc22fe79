package dev.countersign.scale.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The parts, at free ports of the loopback, with all that they keep in one folder. For one thread.
 */
public final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final String classPath;
  private final int slots;
  private final List<Integer> ports;
  private final List<Child> taskManagers = new ArrayList<>();
  private @Nullable Child broker;
  private @Nullable Child jobManager;
  private int started;

  private Cluster(Path folder, String classPath, int slots, List<Integer> ports) {
    this.folder = folder;
    this.classPath = classPath;
    this.slots = slots;
    this.ports = ports;
  }

  /**
   * Starts a broker, a job manager and so many task managers, and waits until they answer.
   *
   * @param folder empty
   * @param slots of each task manager
   * @throws NotStarted with a sentence where a part does not come up
   */
  public static Cluster start(Path folder, String classPath, int taskManagers, int slots)
      throws IOException, InterruptedException {
    return start(new Cluster(folder, classPath, slots, Ports.free(4)), taskManagers, true);
  }

  /**
   * Likewise, for jobs that need no broker.
   *
   * @throws NotStarted likewise
   */
  public static Cluster withoutBroker(Path folder, String classPath, int taskManagers, int slots)
      throws IOException, InterruptedException {
    return start(new Cluster(folder, classPath, slots, Ports.free(4)), taskManagers, false);
  }

  private static Cluster start(Cluster cluster, int taskManagers, boolean broker)
      throws IOException, InterruptedException {
    try {
      if (broker) {
        cluster.startBroker();
      }
      cluster.startJobManager();
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.await();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Where the broker listens. */
  public String bootstrap() {
    return "127.0.0.1:" + ports.get(0);
  }

  /** Where the job manager answers. */
  public int rest() {
    return ports.get(2);
  }

  /** Of clients of the broker. */
  public Properties kafka() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrap());
    return properties;
  }

  /** Where savepoints go. */
  public String savepoints() {
    return folder.resolve("savepoints").toUri().toString();
  }

  /** What runs now, by name and process id. */
  public List<String> running() {
    return all().stream().filter(Child::alive).map(one -> one.name() + " " + one.id()).toList();
  }

  /** How long the task managers that run have worked, over all cores. */
  public Duration worked() {
    return taskManagers.stream().map(Child::worked).reduce(Duration.ZERO, Duration::plus);
  }

  private void startBroker() throws IOException {
    Path data = folder.resolve("broker-data");
    Path file = folder.resolve("broker.properties");
    Files.writeString(
        file, text("broker.properties").replace("DATA", data.toString()), StandardCharsets.UTF_8);
    broker =
        Child.start(
            "broker",
            folder,
            classPath,
            List.of("-Xmx300m"),
            List.of(BrokerMain.class.getName(), file.toString(), data.toString()));
  }

  private void startJobManager() throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        conf.resolve("config.yaml"),
        text("flink.yaml").replace("FOLDER", folder.toUri().toString()),
        StandardCharsets.UTF_8);
    jobManager =
        Child.start(
            "job-manager",
            folder,
            classPath,
            List.of("-Xmx400m"),
            List.of(
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "--configDir",
                conf.toString()));
  }

  /** One more task manager. */
  public void startTaskManager() throws IOException {
    started++;
    taskManagers.add(
        Child.start(
            "task-manager-" + started,
            folder,
            classPath,
            List.of("-Xmx500m", "-XX:MaxDirectMemorySize=192m"),
            List.of(
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "--configDir",
                folder.resolve("conf").toString())));
  }

  /** Ends the task manager that was started first, as {@code kill -9} does. */
  public String killTaskManager() {
    Child one = taskManagers.removeFirst();
    one.kill();
    return one.name() + " (process " + one.id() + ")";
  }

  /** Ends the broker as {@code kill -9} does, and starts it again on its data. */
  public void restartBroker() throws IOException, InterruptedException {
    Objects.requireNonNull(broker).kill();
    startBroker();
    await();
  }

  private void await() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while ((broker != null && !Answers.broker(kafka()))
        || Answers.slots(rest()) < slots * taskManagers.size()) {
      for (Child child : all()) {
        if (!child.alive()) {
          throw new NotStarted(
              "The " + child.name() + " ended. Its last words:\n" + child.lastWords());
        }
      }
      if (System.nanoTime() > until) {
        throw new NotStarted(
            "The cluster did not answer within " + PATIENCE.toSeconds() + " seconds");
      }
      Thread.sleep(200);
    }
  }

  private List<Child> all() {
    List<Child> all = new ArrayList<>(taskManagers);
    if (jobManager != null) {
      all.add(jobManager);
    }
    if (broker != null) {
      all.add(broker);
    }
    return all;
  }

  private String text(String resource) throws IOException {
    try (var in = Objects.requireNonNull(Cluster.class.getResourceAsStream("/scale/" + resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("BROKER_PORT", ports.get(0).toString())
          .replace("CONTROLLER_PORT", ports.get(1).toString())
          .replace("REST_PORT", ports.get(2).toString())
          .replace("RPC_PORT", ports.get(3).toString())
          .replace("SLOTS", Integer.toString(slots));
    }
  }

  /** Ends all parts at once. What they kept stays in the folder. */
  @Override
  public void close() {
    all().forEach(Child::kill);
  }
}
