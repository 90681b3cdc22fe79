package dev.countersign.scale.hosted;

import dev.countersign.scale.job.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of the job: made, written and read. */
public final class Topics {
  private final Settings settings;

  /** Those that the settings name. */
  public Topics(Settings settings) {
    this.settings = settings;
  }

  /**
   * Makes all of them, each on one broker.
   *
   * @param partitions of what is judged; the job's parallelism may be so high
   */
  public void create(int partitions) throws InterruptedException {
    try (Admin admin = Admin.create(settings.kafka())) {
      List<NewTopic> all = new ArrayList<>();
      settings.judgedTopics().forEach(topic -> all.add(new NewTopic(topic, partitions, (short) 1)));
      for (String topic :
          List.of(settings.rulesTopic(), settings.findingsTopic(), settings.deadLettersTopic())) {
        all.add(new NewTopic(topic, 1, (short) 1));
      }
      admin.createTopics(all).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics could not be made: " + e.getMessage(), e);
    }
  }

  /**
   * Writes messages, in turn to the partitions of a topic, and waits until the broker has them.
   * Where the line is bad one may be written twice, which counts once.
   *
   * @throws IllegalStateException where the broker does not take one
   */
  public void write(String topic, Collection<byte[]> messages) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "false");
    properties.setProperty("linger.ms", "5");
    List<Future<RecordMetadata>> written = new ArrayList<>();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(topic).size();
      for (byte[] message : messages) {
        int partition = written.size() % partitions;
        written.add(producer.send(new ProducerRecord<>(topic, partition, null, message)));
      }
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the broker did not take a message for " + topic + ": " + e.getMessage(), e);
    }
  }

  /** How many facts there are, and what else is judged. */
  public long written() throws InterruptedException {
    try (Admin admin = Admin.create(settings.kafka())) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      admin
          .describeTopics(settings.judgedTopics())
          .allTopicNames()
          .get()
          .values()
          .forEach(topic ->
              topic
                  .partitions()
                  .forEach(one ->
                      asked.put(
                          new TopicPartition(topic.name(), one.partition()), OffsetSpec.latest())));
      return admin.listOffsets(asked).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not answer: " + e.getMessage(), e);
    }
  }

  /** How many of them the job has taken for good. */
  public long taken() throws InterruptedException {
    try (Admin admin = Admin.create(settings.kafka())) {
      long taken = 0;
      for (String topic : settings.judgedTopics()) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
            admin
                .listConsumerGroupOffsets(settings.group(topic))
                .partitionsToOffsetAndMetadata()
                .get();
        taken += offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
      }
      return taken;
    } catch (ExecutionException e) {
      return 0; // The broker is on its way, or nobody has read yet.
    }
  }

  /** How many bytes a topic takes on the disk of the brokers. */
  public long bytes(String topic) throws InterruptedException {
    try (Admin admin = Admin.create(settings.kafka())) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .filter(one -> one.getKey().topic().equals(topic))
          .mapToLong(one -> one.getValue().size())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not answer: " + e.getMessage(), e);
    }
  }

  /** Everything that was committed to a topic: by where it stands, with slashes between. */
  public void read(String topic, BiConsumer<String, byte[]> message) {
    Properties properties = new Properties();
    properties.putAll(settings.kafka());
    properties.setProperty("isolation.level", "read_committed");
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          message.accept(
              record.topic() + "/" + record.partition() + "/" + record.offset(), record.value());
        }
      }
    }
  }

  /** The findings, as they are written. */
  public List<byte[]> findings() {
    List<byte[]> all = new ArrayList<>();
    read(settings.findingsTopic(), (where, bytes) -> all.add(bytes));
    return all;
  }
}
