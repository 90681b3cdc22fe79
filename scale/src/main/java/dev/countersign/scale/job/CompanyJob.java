package dev.countersign.scale.job;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The part of the job that watches accounts and domains. As in {@link RulesJob}, every part has a
 * name that never changes.
 */
record CompanyJob(DataStream<byte[]> findings, DataStream<byte[]> deadLetters) {
  /** Adds it to what is to be run. */
  static CompanyJob add(StreamExecutionEnvironment run, Settings settings) {
    SingleOutputStreamOperator<Tuple3<String, Long, byte[]>> events =
        source(run, settings, settings.accountEventsTopic(), Arriving.Kind.ACCOUNT_EVENTS)
            .process(new AccountGate(settings), Router.TYPE)
            .name("route account events")
            .uid("route-account-events");
    DataStream<byte[]> ofAccounts =
        events
            .keyBy(one -> one.f0, Types.STRING)
            .process(new SessionFunction(settings), Incoming.BYTES)
            .name("watch sessions")
            .uid("watch-sessions");
    SingleOutputStreamOperator<Tuple3<String, Long, byte[]>> imitations =
        source(run, settings, settings.domainsTopic(), Arriving.Kind.DOMAINS)
            .process(new DomainGate(settings), Router.TYPE)
            .name("look at domains")
            .uid("look-at-domains");
    DataStream<byte[]> ofDomains =
        imitations
            .keyBy(one -> one.f0, Types.STRING)
            .process(new DomainFunction(), Incoming.BYTES)
            .name("say of domains")
            .uid("say-of-domains");
    return new CompanyJob(
        ofAccounts.union(ofDomains),
        events.getSideOutput(Router.DEAD).union(imitations.getSideOutput(Router.DEAD)));
  }

  private static SingleOutputStreamOperator<Tuple3<Long, String, byte[]>> source(
      StreamExecutionEnvironment run, Settings settings, String topic, Arriving.Kind kind) {
    return run.fromSource(
            KafkaSource.<Tuple3<Long, String, byte[]>>builder()
                .setProperties(settings.kafka())
                .setTopics(topic)
                .setGroupId(settings.group(topic))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new Arriving(kind))
                .build(),
            Patience.of(settings.patience()),
            topic.substring(settings.topics().length() + 1),
            Incoming.TYPE)
        .uid(topic.substring(settings.topics().length() + 1));
  }
}
