package dev.countersign.scale.job;

import dev.countersign.topic.FactForm;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Facts as they come: the time in seconds or -1, where they stood, and the message. */
final class Incoming implements KafkaRecordDeserializationSchema<Tuple3<Long, String, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

  static final TypeInformation<Tuple3<Long, String, byte[]>> TYPE =
      Types.TUPLE(Types.LONG, Types.STRING, BYTES);

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<Long, String, byte[]>> out) {
    byte[] bytes = record.value() == null ? new byte[0] : record.value();
    out.collect(
        Tuple3.of(
            FactForm.time(bytes),
            record.topic() + "/" + record.partition() + "/" + record.offset(),
            Traced.of(record.headers(), bytes)));
  }

  @Override
  public TypeInformation<Tuple3<Long, String, byte[]>> getProducedType() {
    return TYPE;
  }
}
