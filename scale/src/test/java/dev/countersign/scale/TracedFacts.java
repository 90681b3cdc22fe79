package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.AccountEventForm;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.topic.FindingForm;
import dev.countersign.topic.SeenDomain;
import dev.countersign.topic.UnreadableMessage;
import dev.countersign.watch.finding.WatchFinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static String trace(String what) {
    return trace(Bytes.of(what.getBytes(StandardCharsets.UTF_8)));
  }

  /** In turn to the partitions, as {@code Topics} writes them. */
  void write(String topic, List<byte[]> messages) throws Exception {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "false");
    List<Future<RecordMetadata>> written = new ArrayList<>();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(topic).size();
      for (byte[] message : messages) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topic, written.size() % partitions, null, message);
        record.headers().add("traceparent", header(topic, message));
        written.add(producer.send(record));
      }
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    }
  }

  private byte[] header(String topic, byte[] message) {
    String trace = "1".repeat(32);
    try {
      if (topic.equals(settings.accountEventsTopic())) {
        trace = trace(AccountEventForm.read(message).company());
      } else if (topic.equals(settings.domainsTopic())) {
        trace = trace(SeenDomain.read(message).host());
      } else if (FactForm.read(message) instanceof Fact.Moved moved) {
        trace = trace(moved.movement().transaction());
      }
    } catch (UnreadableMessage e) {
      assertThat(e.sentence()).isNotEmpty(); // one of those that are none
    }
    return ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.US_ASCII);
  }

  /** What a finding goes on from: a movement's transaction, an account's company, a domain. */
  private static String expected(byte[] finding) {
    Bytes transaction = FindingForm.transaction(finding);
    if (transaction.length() > 0) {
      return trace(transaction);
    }
    String subject =
        FindingForm.read(finding, any -> Optional.of(WatchFinding.UNUSUAL_MOVEMENT)).subject();
    return trace(subject.split("/", -1)[1]);
  }

  /** The header of each finding is that of what it is of. */
  void assertThatFindingsGoOnFromWhatTheyAreOf() {
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
          if (!said.contains(expected(record.value()))) {
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
