package dev.countersign.scale.job;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Messages that are written already, on their way to a topic. */
final class Outgoing implements KafkaRecordSerializationSchema<byte[]> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  Outgoing(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      byte[] message, KafkaSinkContext context, @Nullable Long time) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, Traced.message(message));
    Traced.into(record.headers(), message);
    return record;
  }
}
