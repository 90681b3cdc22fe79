package dev.countersign.scale.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.watch.rule.Direction;
import dev.countersign.watch.rule.Route;
import dev.countersign.watch.seen.Movement;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracedTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static final byte[] FACT =
      FactForm.write(
          new Fact.Moved(
              new Movement(
                  1,
                  2,
                  3,
                  Bytes.word(BigInteger.ONE),
                  4,
                  "a",
                  "b",
                  new Asset.Bitcoin(),
                  BigInteger.TEN),
              ""));

  private record Alone() implements KafkaRecordSerializationSchema.KafkaSinkContext {
    @Override
    public int getParallelInstanceId() {
      return 0;
    }

    @Override
    public int getNumberOfParallelInstances() {
      return 1;
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
      return new int[] {0};
    }
  }

  private static byte[] withHeader(String said) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", said.getBytes(StandardCharsets.US_ASCII));
    return Traced.of(headers, FACT);
  }

  @Test
  void isTakenApartAsItWasPutTogether() {
    byte[] traced = withHeader(TRACE);
    assertThat(Traced.traceparent(traced)).isEqualTo(TRACE);
    assertThat(Traced.message(traced)).isEqualTo(FACT);
  }

  @Test
  void aMessageWithoutOneIsItsBytesAsInEarlierVersions() {
    assertThat(Traced.of(new RecordHeaders(), FACT)).isSameAs(FACT);
    assertThat(Traced.traceparent(FACT)).isNull();
    assertThat(Traced.message(FACT)).isEqualTo(FACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
      })
  void aHeaderThatIsNoneIsLeftOut(String said) {
    assertThat(withHeader(said)).isEqualTo(FACT);
  }

  @Test
  void whatWaitsInTheStateKeepsItAndMayStandBesideWhatHasNone() {
    Route route = new Route("0", 1, 7, Direction.OUT, false);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(Sent.write(3, route, withHeader(TRACE)));
    both.writeBytes(Sent.write(3, route, FACT));
    List<Sent> read = Sent.read(both.toByteArray());
    assertThat(read).extracting(Sent::traceparent).containsExactly(TRACE, null);
    assertThat(read.get(0).moved()).isEqualTo(read.get(1).moved());
  }

  @Test
  void leavesAsAHeaderAndTheMessageAlone() {
    ProducerRecord<byte[], byte[]> record =
        new Outgoing("t").serialize(withHeader(TRACE), new Alone(), null);
    assertThat(record.value()).isEqualTo(FACT);
    assertThat(record.headers().lastHeader("traceparent").value())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(TRACE);
    assertThat(new Outgoing("t").serialize(FACT, new Alone(), null).headers()).isEmpty();
  }
}
