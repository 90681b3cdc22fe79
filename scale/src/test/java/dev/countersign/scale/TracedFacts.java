package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.FindingForm;
import dev.countersign.topic.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Facts written with a traceparent each, which tells the transaction that it is of. */
final class TracedFacts {
  private final Settings settings;

  TracedFacts(Settings settings) {
    this.settings = settings;
  }

  private static String trace(Bytes transaction) {
    return UUID.nameUUIDFromBytes(transaction.toArray()).toString().replace("-", "");
  }

  /** In turn to the partitions, as {@code Topics} writes them. */
  void write(List<byte[]> messages) throws Exception {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "false");
    List<Future<RecordMetadata>> written = new ArrayList<>();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(settings.factsTopic()).size();
      for (byte[] message : messages) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(settings.factsTopic(), written.size() % partitions, null, message);
        record.headers().add("traceparent", header(message));
        written.add(producer.send(record));
      }
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    }
  }

  private static byte[] header(byte[] message) {
    String trace = "1".repeat(32);
    try {
      if (FactForm.read(message) instanceof Fact.Moved moved) {
        trace = trace(moved.movement().transaction());
      }
    } catch (UnreadableMessage e) {
      assertThat(e.sentence()).isNotEmpty(); // one of those that are none
    }
    return ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.US_ASCII);
  }

  /** The header of each finding of a movement is that of the movement of its transaction. */
  void assertThatFindingsGoOnFromTheirMovements() {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.setProperty("isolation.level", "read_committed");
    int seen = 0;
    Set<String> wrong = new HashSet<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition(settings.findingsTopic(), 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (consumer.position(all.getFirst()) < ends.getOrDefault(all.getFirst(), 0L)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          Header header = record.headers().lastHeader("traceparent");
          String said =
              header == null ? "none" : new String(header.value(), StandardCharsets.US_ASCII);
          Bytes transaction = FindingForm.transaction(record.value());
          if (transaction.length() == 0) {
            continue; // of an account or a domain
          }
          if (!said.contains(trace(transaction))) {
            wrong.add(FindingForm.sentence(record.value()) + " " + said);
          }
          seen++;
        }
      }
    }
    assertThat(seen).isPositive();
    assertThat(wrong).isEmpty();
  }
}
