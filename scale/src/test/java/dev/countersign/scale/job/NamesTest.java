package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.topic.Edition;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.rule.document.RulesFile;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class NamesTest {
  /** State is found by these names: one that changes or goes leaves its state behind. */
  @Test
  void everyPartHasANameOfItsOwnWhichIsThatOfEveryReleaseBefore() {
    Properties kafka = new Properties();
    kafka.setProperty("bootstrap.servers", "127.0.0.1:1");
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    try (StreamExecutionEnvironment run =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration)) {
      RulesJob.add(
          run,
          new Settings(
              kafka,
              "test",
              0,
              new Edition(1, 0, RulesFile.shipped(), ""),
              new Settings.Secret(1, 2),
              Companies.NONE,
              AnomalySettings.USUAL));
      assertThat(run.getStreamGraph().getStreamNodes())
          .extracting(StreamNode::getTransformationUID)
          .contains("facts", "rules", "route", "ask-rules", "findings", "dead-letters")
          .contains("weigh-against-histories")
          .doesNotContainNull();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
