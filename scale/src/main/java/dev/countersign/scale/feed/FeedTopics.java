package dev.countersign.scale.feed;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.NotStarted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that blocks are written to. */
public final class FeedTopics {
  private FeedTopics() {}

  /**
   * Makes sure that they are there; the one of positions is made where it is missing.
   *
   * @param kafka of a client
   * @throws UnreadableInput where there is no topic of facts
   * @throws NotStarted where the broker does not answer, or lets none be made
   */
  public static void check(Properties kafka, String facts, String positions)
      throws InterruptedException {
    Properties patient = new Properties();
    patient.putAll(kafka);
    patient.putIfAbsent("default.api.timeout.ms", "15000");
    patient.putIfAbsent("request.timeout.ms", "10000");
    try (Admin admin = Admin.create(patient)) {
      Set<String> there = admin.listTopics().names().get();
      if (!there.contains(facts)) {
        throw new UnreadableInput(
            "There is no topic "
                + facts
                + "; make it first, with as many partitions as the job has slots at most");
      }
      if (!there.contains(positions)) {
        NewTopic made =
            new NewTopic(positions, Optional.of(1), Optional.empty())
                .configs(
                    Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        admin.createTopics(List.of(made)).all().get();
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NotStarted(
          "Kafka at "
              + kafka.getProperty("bootstrap.servers")
              + " does not answer, or makes no topic: "
              + cause.getMessage());
    }
  }
}
