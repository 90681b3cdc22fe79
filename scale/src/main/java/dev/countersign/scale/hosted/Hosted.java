package dev.countersign.scale.hosted;

import dev.countersign.scale.job.RulesJob;
import dev.countersign.scale.job.Settings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job, handed to a job manager whose class path has this module. */
public final class Hosted {
  private static final int MOST_PARALLEL = 128;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Settings settings;
  private final JobClient job;

  private Hosted(Settings settings, JobClient job) {
    this.settings = settings;
    this.job = job;
  }

  /**
   * Hands it over.
   *
   * @param rest where the job manager answers on this machine
   * @param checkpoints how long from one to the next
   * @param savepoint what to carry on from; empty to begin
   */
  public static Hosted start(
      Settings settings,
      String host,
      int rest,
      int parallelism,
      Duration checkpoints,
      String savepoint)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MOST_PARALLEL);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    // A part without a name of its own would lose its state with the next version.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    if (!savepoint.isEmpty()) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment run =
        StreamExecutionEnvironment.createRemoteEnvironment(host, rest, configuration);
    run.setParallelism(parallelism);
    RulesJob.add(run, settings);
    return new Hosted(settings, run.executeAsync("countersign rules"));
  }

  /** Waits until it runs. */
  public void awaitRunning() throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (job.getJobStatus().get() != JobStatus.RUNNING) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("the job does not run: " + job.getJobStatus().get());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Waits until it has taken all facts that there are now for good. */
  public void awaitAll() throws Exception {
    awaitTaken(new Topics(settings).written());
  }

  /** Waits until it has taken so many facts for good; how long does not matter while it goes on. */
  public void awaitTaken(long facts) throws Exception {
    awaitTaken(facts, taken -> {});
  }

  /**
   * Waits until it has taken so many facts for good.
   *
   * @param told of each number of facts that it has taken by then
   */
  public void awaitTaken(long facts, LongConsumer told) throws Exception {
    Topics topics = new Topics(settings);
    long until = System.nanoTime() + PATIENCE.toNanos();
    long before = 0;
    for (long taken = topics.taken(); taken < facts; taken = topics.taken()) {
      if (taken > before) {
        told.accept(taken);
        before = taken;
        until = System.nanoTime() + PATIENCE.toNanos();
      }
      if (job.getJobStatus().get().isGloballyTerminalState()) {
        throw new IllegalStateException("the job ended: " + job.getJobStatus().get());
      }
      if (System.nanoTime() > until) {
        throw new TimeoutException("it took " + taken + " of " + facts + " facts");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    told.accept(facts);
  }

  /**
   * Writes all of its state while it goes on, in the form that any later version reads.
   *
   * @return where
   */
  public String savepoint(String savepoints) throws Exception {
    return job.triggerSavepoint(savepoints, SavepointFormatType.CANONICAL)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Stops it with a savepoint.
   *
   * @param last whether nothing will come any more: what still waits is then asked about first
   * @return where the savepoint is
   */
  public String stop(String savepoints, boolean last) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      awaitRunning();
      try {
        return job.stopWithSavepoint(last, savepoints, SavepointFormatType.CANONICAL)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // It may have been on its way up again.
        if (System.nanoTime() > until || job.getJobStatus().get().isGloballyTerminalState()) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  /** Its name at the job manager. */
  public String id() {
    return job.getJobID().toHexString();
  }
}
