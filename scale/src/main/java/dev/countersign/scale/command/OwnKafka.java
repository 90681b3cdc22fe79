package dev.countersign.scale.command;

import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * Where a Kafka of one's own is, and what its topics are called, among the options of a command.
 */
final class OwnKafka {
  @Option(
      names = "--kafka",
      paramLabel = "FILE",
      required = true,
      description = "Properties of a client: bootstrap.servers, and what it needs for TLS, SASL.")
  private Path kafka = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "NAME",
      defaultValue = "countersign",
      description = "What the topics' names begin with. Default: ${DEFAULT-VALUE}.")
  private String topics = "countersign";

  /**
   * What a client needs.
   *
   * @throws dev.countersign.model.value.UnreadableInput with what is wrong with the file
   */
  Properties client() {
    return GivenFile.kafka(kafka);
  }

  /** The topics by their names; of a job nothing else is told. */
  Settings names() {
    return new Settings(client(), topics, 0, new Edition(1, 0, "", ""), new Settings.Secret(0, 0));
  }

  String topics() {
    return topics;
  }
}
