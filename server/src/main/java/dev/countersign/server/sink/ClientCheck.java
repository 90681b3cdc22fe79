package dev.countersign.server.sink;

import dev.countersign.model.value.UnreadableInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Whether Kafka's client takes what a file says, asked before anything is started. */
final class ClientCheck {
  private static final int AT_ONCE = 200;

  private ClientCheck() {}

  /** What a reader of findings is, whatever the file says. */
  static Map<String, Object> settings(FindingsTopic topic) {
    Map<String, Object> all = new HashMap<>(topic.properties());
    all.remove(ConsumerConfig.GROUP_ID_CONFIG); // the database says who reads, and how far
    all.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    all.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(AT_ONCE));
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return all;
  }

  /**
   * Checks it.
   *
   * @throws UnreadableInput with the names of what is wrong, never with a value
   */
  static void check(FindingsTopic topic) {
    Object servers = topic.properties().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
    if (servers == null || servers.toString().isEmpty()) {
      throw new UnreadableInput(
          "The file "
              + topic.file()
              + " does not say where Kafka is; expected bootstrap.servers=HOST:PORT");
    }
    Set<String> unknown = new TreeSet<>(topic.properties().keySet());
    unknown.removeAll(ConsumerConfig.configNames());
    if (!unknown.isEmpty()) {
      throw new UnreadableInput(
          "The file "
              + topic.file()
              + " says what no consumer of Kafka knows: "
              + String.join(", ", unknown));
    }
    List<String> wrong =
        ConsumerConfig.configDef().validate(strings(settings(topic))).stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .map(ConfigValue::name)
            .sorted()
            .toList();
    if (!wrong.isEmpty()) {
      throw new UnreadableInput(
          "The file "
              + topic.file()
              + " gives values that Kafka's client does not take, for: "
              + String.join(", ", wrong));
    }
    try (KafkaConsumer<byte[], byte[]> made = new KafkaConsumer<>(settings(topic))) {
      made.subscription();
    } catch (KafkaException | IllegalArgumentException e) { // their sentences may repeat a secret
      throw new UnreadableInput(
          "Kafka's client cannot be made out of the file "
              + topic.file()
              + ": look at the host in bootstrap.servers, and at the files and the login that ssl.*"
              + " and sasl.* name");
    }
  }

  private static Map<String, String> strings(Map<String, Object> all) {
    Map<String, String> strings = new HashMap<>();
    all.forEach((key, value) -> strings.put(key, value.toString()));
    return strings;
  }
}
