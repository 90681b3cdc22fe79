package dev.countersign.server.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.sink.DeadLetterDesk.TriedAll;
import dev.countersign.server.visit.Prepared;
import dev.countersign.topic.FindingForm;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings of a real broker become alerts in a real database, each once. */
class FindingSinkTest {
  @TempDir private static Path shared;
  private static Broker broker;

  @TempDir private Path folder;
  private CrashingPostgres postgres;
  private String topic;

  @BeforeAll
  static void open() throws IOException {
    broker = Broker.start(shared.resolve("kafka"));
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @BeforeEach
  void begin(TestInfo info) throws InterruptedException {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    topic = info.getTestMethod().orElseThrow().getName() + ".findings";
    broker.topic(topic, 2);
  }

  @AfterEach
  void end() {
    postgres.close();
  }

  private SinkHouse house() throws IOException {
    return new SinkHouse(postgres.url(), broker.properties(), topic);
  }

  static byte[] finding(int number) {
    return finding(WatchFinding.RULE_MATCHED, number, Map.of("rule", "big"));
  }

  static byte[] finding(FindingCode code, int number, Map<String, String> evidence) {
    return FindingForm.write(
        new Alert(
            code,
            Severity.HIGH,
            "chain/1",
            "rule/big",
            "big/" + number,
            "Much moved, number " + number + ".",
            evidence,
            Optional.of(
                new Sighting(
                    1,
                    Optional.of(100L + number),
                    Optional.of(Bytes.word(BigInteger.valueOf(number))))),
            Instant.ofEpochSecond(1_772_000_000L + number)));
  }

  private void send(KafkaProducer<byte[], byte[]> producer, boolean commit, byte[]... values) {
    producer.beginTransaction();
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      sent.add(producer.send(Broker.record(topic, i % 2, values[i], "")));
    }
    producer.flush();
    assertThat(sent).allMatch(Future::isDone);
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private static List<String> sentences(SinkHouse house) {
    return house.alerts.newest(Long.MAX_VALUE, 5_000).stream()
        .map(KeptAlert::sentence)
        .sorted()
        .toList();
  }

  /** Rounds until the topic is read to its end. */
  private static void drain(SinkHouse house, int alerts) throws InterruptedException {
    for (int i = 0; i < 200 && sentences(house).size() < alerts; i++) {
      house.sink.round();
      Thread.sleep(20);
    }
    house.sink.round();
  }

  @Test
  void eachFindingIsOneAlertWhateverIsDoubledBrokenOrAborted() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      byte[] broken = "no finding at all".getBytes(StandardCharsets.UTF_8);
      send(producer, true, finding(1), finding(2), finding(1), broken, finding(3));
      send(producer, false, finding(4), finding(5));
      send(producer, true, finding(2), finding(6));
      drain(house, 5);
      assertThat(sentences(house))
          .containsExactly(
              "A message in the topic of findings "
                  + topic
                  + " could not be read: it is no Found in a form that this version knows; a later"
                  + " version's can be read again after an update.",
              "Much moved, number 1.",
              "Much moved, number 2.",
              "Much moved, number 3.",
              "Much moved, number 6.");
      assertThat(house.alerts.newest(Long.MAX_VALUE, 10)).allMatch(alert -> alert.times() == 1);
      JdbcClient jdbc = JdbcClient.create(house.database.source());
      assertThat(jdbc.sql("select bytes from finding_dead_letter").query(byte[].class).single())
          .isEqualTo(broken);
      assertThat(house.letters.tryAll("person/ben")).isEqualTo(new TriedAll(0, 1, false));
      assertThat(house.letters.store().open(topic)).isOne();
      assertThat(house.alerts.newest(Long.MAX_VALUE, 10))
          .filteredOn(alert -> alert.sentence().startsWith("Much moved"))
          .allMatch(alert -> alert.evidence().containsKey("found at"));
    }
  }

  @Test
  void aRuleThatStopsStopsAndNoMessageSpeaksForAServer() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      send(producer, true, finding(WatchFinding.MOVED_UNCOUNTERSIGNED, 1, Map.of()));
      drain(house, 1);
      assertThat(sentences(house)).hasSize(1).first().asString().contains("only a server");
      assertThat(house.installation.stop()).isEmpty();
      house.stop.mode("stop", "test");
      send(producer, true, finding(WatchFinding.RULE_MATCHED, 2, Map.of("then", "stop")));
      drain(house, 2);
      assertThat(house.installation.stop()).isPresent();
    }
  }

  /** Kept by an older server, and read again from the topic meanwhile. */
  @Test
  void aLetterWhoseFindingCameByTheTopicTooRaisesNothingMore() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      Message kept = new Message(1, 900, Bytes.of(finding(1)), "");
      house.letters.store().bury(topic, kept, "it is of a later version", Instant.now());
      send(producer, true, finding(1));
      drain(house, 1);
      assertThat(house.letters.tryAll("person/ben")).isEqualTo(new TriedAll(1, 0, false));
      send(producer, true, finding(1), finding(2));
      drain(house, 2);
      assertThat(sentences(house))
          .containsExactly("Much moved, number 1.", "Much moved, number 2.");
      assertThat(house.alerts.newest(Long.MAX_VALUE, 10)).allMatch(alert -> alert.times() == 1);
    }
  }

  @Test
  void onlyOneReadsAndAnotherGoesOnWhereItStood() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse other = house()) {
      try (SinkHouse house = house()) {
        send(producer, true, finding(1), finding(2));
        drain(house, 2);
        send(producer, true, finding(3));
        for (int i = 0; i < 5; i++) {
          other.sink.round();
        }
        assertThat(sentences(other)).hasSize(2);
      }
      drain(other, 3);
      assertThat(sentences(other)).hasSize(3);
    }
  }

  /** A server that stood still past its lease comes back with what another took meanwhile. */
  @Test
  void whatAnotherTookIsNotKeptAgain() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      send(producer, true, finding(1), finding(2));
      drain(house, 2);
      JdbcClient jdbc = JdbcClient.create(house.database.source());
      jdbc.sql("update finding_reader set holder = gen_random_uuid(), until = 'infinity'").update();
      send(producer, true, finding(3));
      house.sink.round();
      assertThat(sentences(house)).hasSize(2);
      jdbc.sql("update finding_reader set until = '-infinity'").update();
      drain(house, 3);
      assertThat(sentences(house)).hasSize(3);
    }
  }

  @Test
  void whatWasDeletedBeforeItWasReadIsTold() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      JdbcClient jdbc = JdbcClient.create(house.database.source());
      jdbc.sql("insert into finding_offset values (:topic, 0, 900)").param("topic", topic).update();
      send(producer, true, finding(1));
      drain(house, 2);
      assertThat(sentences(house)).anyMatch(one -> one.contains("made anew")).hasSize(2);
    }
  }

  /** Processes of their own, killed with kill -9 while findings come. */
  @Test
  void killedAgainAndAgainEachFindingIsOneAlertThatCameOnce() throws Exception {
    int each = 400;
    int kills = 4;
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(topic);
        SinkHouse house = house()) {
      JdbcClient jdbc = JdbcClient.create(house.database.source());
      for (int round = 0; round < kills; round++) {
        int from = round * each;
        Process reader = process();
        for (int batch = 0; batch < 4; batch++) {
          int first = from + batch * each / 4;
          send(
              producer,
              true,
              IntStream.range(first, first + each / 4)
                  .mapToObj(FindingSinkTest::finding)
                  .toArray(byte[][]::new));
          send(producer, true, finding(first), finding(first + 1)); // once more
        }
        awaitMore(house, from + each / 8);
        reader.destroyForcibly().onExit().join();
        jdbc.sql("update finding_reader set until = '-infinity'").update(); // its lease ran out
      }
      for (int i = 0; i < 400 && sentences(house).size() < kills * each; i++) {
        house.sink.round();
      }
      house.sink.round();
      List<String> expected = new ArrayList<>();
      IntStream.range(0, kills * each)
          .forEach(number -> expected.add("Much moved, number " + number + "."));
      assertThat(sentences(house)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(jdbc.sql("select max(times) from alert").query(Long.class).single()).isOne();
    }
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx300m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SinkHouse.class.getName(),
            postgres.url(),
            broker.properties().toString(),
            topic)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("reader.log").toFile())
        .start();
  }

  private static void awaitMore(SinkHouse house, int than) throws InterruptedException {
    for (int i = 0; i < 600 && sentences(house).size() <= than; i++) {
      Thread.sleep(100);
    }
  }

  @Test
  void aTopicThatIsNotThereIsTold() throws Exception {
    try (SinkHouse house = new SinkHouse(postgres.url(), broker.properties(), "none.findings")) {
      assertThatThrownBy(house.sink::round).hasMessageContaining("none.findings");
    }
  }
}
