package dev.countersign.scale.job;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How the parts of the job hang together. Every part has a name of its own that never changes, so
 * that a later version takes up the state of an earlier one.
 */
public final class RulesJob {
  /** A transaction that nobody finishes is given up by the broker after so long. */
  private static final Duration TRANSACTION = Duration.ofMinutes(10);

  private RulesJob() {}

  /** Adds the job to what is to be run. */
  public static void add(StreamExecutionEnvironment run, Settings settings) {
    DataStream<Tuple3<Long, String, byte[]>> facts =
        run.fromSource(
                source(settings, settings.factsTopic())
                    .setProperty("isolation.level", "read_committed")
                    .setGroupId(settings.group())
                    .setDeserializer(new Incoming())
                    .build(),
                Patience.of(settings.patience()),
                "facts",
                Incoming.TYPE)
            .uid("facts");
    DataStream<byte[]> editions =
        run.fromSource(
                KafkaSource.<byte[]>builder()
                    .setProperties(settings.kafka())
                    .setTopics(settings.rulesTopic())
                    .setGroupId(settings.group() + "-editions")
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setDeserializer(
                        KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                    .build(),
                Patience.none(),
                "rules",
                Incoming.BYTES)
            .setParallelism(1)
            .uid("rules");
    BroadcastStream<byte[]> toRouters = editions.broadcast(Router.EDITIONS);
    SingleOutputStreamOperator<Tuple3<String, Long, byte[]>> sent =
        facts
            .connect(toRouters)
            .process(new Router(settings), Router.TYPE)
            .name("route")
            .uid("route");
    SingleOutputStreamOperator<byte[]> findings =
        sent.keyBy(one -> one.f0, Types.STRING)
            .connect(editions.broadcast())
            .transform("ask rules", Incoming.BYTES, new RuleOperator(settings))
            .uid("ask-rules");
    DataStream<byte[]> found = findings;
    DataStream<byte[]> dead = sent.getSideOutput(Router.DEAD);
    if (settings.unusual() != null) {
      found =
          found.union(
              sent.getSideOutput(Router.WEIGHED)
                  .keyBy(one -> one.f0, Types.STRING)
                  .process(new ForestFunction(settings.unusual()), Incoming.BYTES)
                  .name("weigh against histories")
                  .uid("weigh-against-histories"));
    }
    if (!settings.companies().all().isEmpty()) {
      CompanyJob besides = CompanyJob.add(run, settings);
      found = found.union(besides.findings());
      dead = dead.union(besides.deadLetters());
    }
    found.sinkTo(sink(settings, settings.findingsTopic())).name("findings").uid("findings");
    dead.sinkTo(sink(settings, settings.deadLettersTopic()))
        .name("dead letters")
        .uid("dead-letters");
  }

  private static org.apache.flink.connector.kafka.source.KafkaSourceBuilder<
          Tuple3<Long, String, byte[]>>
      source(Settings settings, String topic) {
    return KafkaSource.<Tuple3<Long, String, byte[]>>builder()
        .setProperties(settings.kafka())
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest());
  }

  private static KafkaSink<byte[]> sink(Settings settings, String topic) {
    Properties producer = new Properties();
    producer.putAll(settings.kafka());
    producer.setProperty("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()));
    return KafkaSink.<byte[]>builder()
        .setBootstrapServers(settings.kafka().getProperty("bootstrap.servers"))
        .setKafkaProducerConfig(producer)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(topic)
        .setRecordSerializer(new Outgoing(topic))
        .build();
  }
}
