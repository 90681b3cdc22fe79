package dev.countersign.scale.hosted;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.NotStarted;
import dev.countersign.scale.job.RulesJob;
import dev.countersign.scale.job.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FlinkException;

/** A cluster of Flink that runs already, asked through the port of its job manager. */
public final class OwnFlink {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private static final String CAUSED_BY = "Caused by: ";

  private final String host;
  private final int port;
  private final Map<String, String> options;
  private final Duration patience;

  /**
   * One at an address.
   *
   * @param options of the client, as Flink names them: for TLS, say
   * @param patience until a job runs, or has written its savepoint
   */
  public OwnFlink(String host, int port, Map<String, String> options, Duration patience) {
    this.host = host;
    this.port = port;
    this.options = options;
    this.patience = patience;
  }

  /**
   * Hands the job over and waits until all of its parts run.
   *
   * @param savepoint what to carry on from; empty to begin
   * @param jars what the cluster needs besides Flink itself
   * @return the job's name at the job manager
   * @throws NotStarted with a sentence where nobody answers, or it does not come up
   */
  public String submit(
      Settings settings, int parallelism, Duration checkpoints, String savepoint, Jars jars)
      throws Exception {
    try (RestClusterClient<StandaloneClusterId> client = client()) {
      answer(client.listJobs());
      StreamExecutionEnvironment run =
          environment(Hosted.configuration(checkpoints, savepoint), jars);
      run.setParallelism(parallelism);
      RulesJob.add(run, settings);
      JobID job;
      try {
        job = run.executeAsync("countersign rules " + settings.topics()).getJobID();
      } catch (FlinkException | ExecutionException e) {
        throw new NotStarted("Flink at " + address() + " did not take the job: " + deepest(e));
      }
      awaitRunning(client, job, parallelism);
      return job.toHexString();
    }
  }

  /**
   * Where a job of another kind is put together, which runs there.
   *
   * @param more of the job's configuration
   * @throws NotStarted with a sentence where nobody answers
   */
  public StreamExecutionEnvironment open(Configuration more, Jars jars) throws Exception {
    try (RestClusterClient<StandaloneClusterId> client = client()) {
      answer(client.listJobs());
    }
    return environment(more, jars);
  }

  private StreamExecutionEnvironment environment(Configuration more, Jars jars) {
    Configuration configuration = configuration();
    configuration.addAll(more);
    return StreamExecutionEnvironment.createRemoteEnvironment(
        host, port, configuration, jars.all().stream().map(Path::toString).toArray(String[]::new));
  }

  private void awaitRunning(
      RestClusterClient<StandaloneClusterId> client, JobID job, int parallelism)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      JobDetailsInfo now = answer(client.getJobDetails(job));
      if (now.getJobStatus().isGloballyTerminalState()) {
        String why =
            answer(client.requestJobResult(job))
                .getSerializedThrowable()
                .map(OwnFlink::deepest)
                .orElse("");
        throw new NotStarted("The job " + job + " is " + now.getJobStatus() + ": " + why);
      }
      if (now.getJobStatus() == JobStatus.RUNNING
          && now.getJobVertexInfos().stream()
              .allMatch(part -> part.getExecutionState() == ExecutionState.RUNNING)) {
        return;
      }
      if (System.nanoTime() > until) {
        throw new NotStarted(
            ("The job %s was taken, but not all of its parts run after %d seconds. Has Flink %d"
                    + " slots that are free, and do its task managers reach Kafka? It still tries;"
                    + " its page in Flink says why")
                .formatted(job, patience.toSeconds(), parallelism));
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /**
   * Stops a job with a savepoint in the form that later versions read.
   *
   * @param savepoints a folder that all parts of the cluster reach
   * @return where the savepoint is
   * @throws UnreadableInput where it has no such job
   * @throws NotStarted where nobody answers, or the savepoint cannot be written; the job goes on
   */
  public String stop(String job, String savepoints) throws Exception {
    try (RestClusterClient<StandaloneClusterId> client = client()) {
      JobID id = JobID.fromHexString(job);
      boolean there =
          answer(client.listJobs()).stream()
              .anyMatch(
                  one -> one.getJobId().equals(id) && !one.getJobState().isGloballyTerminalState());
      if (!there) {
        throw new UnreadableInput(
            "Flink at "
                + address()
                + " runs no job "
                + job
                + "; expected one that scale submit"
                + " named");
      }
      try {
        return client
            .stopWithSavepoint(id, false, savepoints, SavepointFormatType.CANONICAL)
            .get(patience.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new NotStarted("The savepoint could not be written: " + deepest(e));
      } catch (TimeoutException e) {
        throw new NotStarted(
            "The savepoint was not written within " + patience.toSeconds() + " seconds");
      }
    }
  }

  private RestClusterClient<StandaloneClusterId> client() throws Exception {
    Configuration configuration = configuration();
    configuration.set(RestOptions.ADDRESS, host);
    configuration.set(RestOptions.PORT, port);
    return new RestClusterClient<>(configuration, StandaloneClusterId.getInstance());
  }

  private Configuration configuration() {
    Configuration configuration = Configuration.fromMap(options);
    configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 3);
    configuration.set(RestOptions.RETRY_DELAY, Duration.ofMillis(500));
    return configuration;
  }

  private <T> T answer(Future<T> asked) throws InterruptedException {
    try {
      return asked.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotStarted("No job manager of Flink answers at " + address() + ": " + deepest(e));
    }
  }

  private String address() {
    return host + ":" + port;
  }

  /** What was wrong in the first place, in one line; the cluster's own causes stand in a text. */
  private static String deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    List<String> lines = String.valueOf(cause.getMessage()).strip().lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSED_BY))
        .reduce((before, last) -> last)
        .map(line -> line.substring(CAUSED_BY.length()))
        .orElse(lines.isEmpty() ? cause.getClass().getSimpleName() : lines.getFirst());
  }
}
