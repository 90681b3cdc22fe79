package dev.countersign.scale.job;

import dev.countersign.topic.AccountEventForm;
import dev.countersign.topic.SeenDomain;
import dev.countersign.topic.UnreadableMessage;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Events of accounts and domains as they come: the time in seconds, where they stood, and the
 * message. The clocks of others may be wrong: a time far ahead of when the message was written is
 * not heeded, as all that is right would be late after it.
 */
final class Arriving implements KafkaRecordDeserializationSchema<Tuple3<Long, String, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** In place of the time: it cannot be read. */
  static final long NONE = -1;

  /** In place of the time: it is ahead. */
  static final long AHEAD = -2;

  /** So many seconds a clock may be ahead. */
  static final long MOST_AHEAD = 600;

  /** What stands in the topic. */
  enum Kind {
    ACCOUNT_EVENTS,
    DOMAINS
  }

  private final Kind kind;

  Arriving(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<Long, String, byte[]>> out) {
    byte[] bytes = record.value() == null ? new byte[0] : record.value();
    out.collect(
        Tuple3.of(
            heeded(time(bytes), record.timestamp()),
            record.topic() + "/" + record.partition() + "/" + record.offset(),
            Traced.of(record.headers(), bytes)));
  }

  /** A time, or what stands in its place, of a message that was written at that millisecond. */
  static long heeded(long time, long written) {
    if (time < 0) {
      return NONE;
    }
    return written >= 0 && time > written / 1000 + MOST_AHEAD ? AHEAD : time;
  }

  private long time(byte[] bytes) {
    try {
      return switch (kind) {
        case ACCOUNT_EVENTS -> AccountEventForm.read(bytes).event().at().getEpochSecond();
        case DOMAINS -> SeenDomain.read(bytes).time();
      };
    } catch (UnreadableMessage e) {
      return NONE;
    }
  }

  @Override
  public TypeInformation<Tuple3<Long, String, byte[]>> getProducedType() {
    return Incoming.TYPE;
  }
}
