package dev.countersign.scale.load;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster on which a load is staged. */
@FunctionalInterface
public interface Place {
  /**
   * Where the job is put together, which runs there.
   *
   * @param job its configuration
   */
  StreamExecutionEnvironment open(Configuration job) throws Exception;

  /** On this machine, by a job manager whose class path has this module. */
  static Place here(int rest) {
    return job -> StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", rest, job);
  }
}
