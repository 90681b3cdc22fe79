package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Reads all partitions of a topic from where the database says, without a group of Kafka's: what
 * was aborted is never seen. For one thread.
 */
final class TopicReader implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int LONGEST_HEADER = 55;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final List<TopicPartition> all;

  /**
   * Begins.
   *
   * @param next from which offset on, by partition; one that is not named is read from its
   *     beginning
   * @throws IllegalStateException where the cluster has no such topic
   * @throws org.apache.kafka.common.KafkaException where it does not answer, or refuses
   */
  TopicReader(FindingsTopic topic, Map<Integer, Long> next) {
    this.topic = topic.name();
    this.consumer = new KafkaConsumer<>(ClientCheck.settings(topic));
    try {
      this.all = partitions();
      consumer.assign(all);
      for (TopicPartition one : all) {
        Long from = next.get(one.partition());
        if (from == null) {
          consumer.seekToBeginning(List.of(one));
        } else {
          consumer.seek(one, from);
        }
      }
    } catch (RuntimeException | Error e) {
      consumer.close();
      throw e;
    }
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> told = consumer.partitionsFor(topic, ANSWER);
    if (told == null || told.isEmpty()) {
      throw new IllegalStateException("Kafka has no topic " + topic);
    }
    return told.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
  }

  /** What came, and what is not there any more. */
  record Polled(List<Message> messages, List<Gap> gaps) {}

  /** Waits a moment for messages. */
  Polled poll() {
    try {
      List<Message> messages = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> one : consumer.poll(WAIT)) {
        messages.add(
            new Message(
                one.partition(),
                one.offset(),
                one.value() == null ? Bytes.EMPTY : Bytes.of(one.value()),
                traceparent(one)));
      }
      return new Polled(messages, List.of());
    } catch (OffsetOutOfRangeException e) {
      return new Polled(List.of(), gaps(e.offsetOutOfRangePartitions()));
    }
  }

  private List<Gap> gaps(Map<TopicPartition, Long> wanted) {
    List<Gap> gaps = new ArrayList<>();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(wanted.keySet(), ANSWER);
    wanted.forEach((one, offset) -> {
      long from = begins.getOrDefault(one, 0L);
      gaps.add(new Gap(one.partition(), offset, from));
      consumer.seek(one, from);
    });
    return gaps;
  }

  private static String traceparent(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader("traceparent");
    return header == null || header.value() == null || header.value().length > LONGEST_HEADER
        ? ""
        : new String(header.value(), StandardCharsets.US_ASCII);
  }

  /**
   * How many messages are not read yet, as far as transactions are settled.
   *
   * @throws org.apache.kafka.common.KafkaException where the cluster does not answer
   */
  long behind() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, ANSWER);
    return all.stream()
        .mapToLong(one -> Math.max(0, ends.getOrDefault(one, 0L) - consumer.position(one, ANSWER)))
        .sum();
  }

  /** Whether the topic has other partitions by now. */
  boolean isOutdated() {
    return partitions().size() != all.size();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
