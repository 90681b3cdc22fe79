package dev.countersign.scale.load;

import dev.countersign.model.value.UnreadableInput;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FlinkException;

/** The batch job that stages all ranges of a load. */
final class StageJob {
  /** Half a minute between the last of them: as long as a node takes to come up again. */
  private static final int ATTEMPTS = 10;

  /** Three seconds between two of them. */
  private static final int RETRIES = 5;

  private final JobClient client;

  private StageJob(JobClient client) {
    this.client = client;
  }

  /**
   * Hands it to a cluster.
   *
   * @param ranges how many there are
   */
  static StageJob start(Place place, int parallelism, String store, Origin origin, int ranges)
      throws Exception {
    StreamExecutionEnvironment run = place.open(configuration());
    run.setParallelism(Math.min(parallelism, ranges));
    run.fromSource(
            new NumberSequenceSource(0, ranges - 1L), WatermarkStrategy.noWatermarks(), "ranges")
        .map(new StageTask(store, origin))
        .returns(Types.LONG)
        .name("stage")
        .sinkTo(new DiscardingSink<>())
        .name("staged");
    try {
      return new StageJob(run.executeAsync("countersign load"));
    } catch (FlinkException e) {
      throw new UnreadableInput("The job manager does not take the job: " + reason(e));
    }
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, ATTEMPTS);
    configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, RETRIES);
    return configuration;
  }

  /**
   * Waits until it has ended, or for so long.
   *
   * @return whether it has ended
   * @throws UnreadableInput with the reason where it failed
   */
  boolean awaitEnd(Duration most) throws InterruptedException {
    try {
      client.getJobExecutionResult().get(most.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new UnreadableInput("The load failed. " + reason(e));
    }
  }

  /** The innermost sentence, whatever it was wrapped in on its way. */
  private static String reason(Throwable e) {
    String prefix = UnreadableInput.class.getName() + ": ";
    Throwable last = e;
    for (Throwable one = e; one != null; one = one.getCause()) {
      if (one instanceof UnreadableInput unreadable) {
        return unreadable.sentence();
      }
      String said = String.valueOf(one.getMessage());
      if (said.startsWith(prefix)) {
        return said.substring(prefix.length());
      }
      last = one;
    }
    return String.valueOf(last.getMessage());
  }
}
