package dev.countersign.server.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.sink.DeadLetter.State;
import dev.countersign.server.sink.DeadLetterDesk.Tried;
import dev.countersign.server.sink.DeadLetterDesk.TriedAll;
import dev.countersign.server.visit.Prepared;
import dev.countersign.watch.finding.WatchFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that an older server could not read, in a real database; no broker is asked. */
class DeadLetterDeskTest {
  private static final String TOPIC = "company.findings";
  private static final String BEN = "person/ben";

  @TempDir private Path folder;
  private CrashingPostgres postgres;
  private SinkHouse house;

  @BeforeEach
  void open() throws IOException {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    house = house();
  }

  @AfterEach
  void close() {
    house.close();
    postgres.close();
  }

  private SinkHouse house() throws IOException {
    Path kafka = folder.resolve("kafka.properties");
    Files.writeString(kafka, "bootstrap.servers=127.0.0.1:9\n");
    return new SinkHouse(postgres.url(), kafka, TOPIC);
  }

  /** As an older server kept it. */
  private long kept(int offset, byte[] bytes) {
    assertThat(
            house
                .letters
                .store()
                .bury(
                    TOPIC,
                    new Message(1, offset, Bytes.of(bytes), ""),
                    "it is of a later version",
                    Instant.now()))
        .isTrue();
    return house.letters.store().all(null, Long.MAX_VALUE, 1, 0).getFirst().number();
  }

  private static byte[] garbage(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private DeadLetter letter(long number) {
    return house.letters.store().find(number, Integer.MAX_VALUE).orElseThrow();
  }

  private List<KeptAlert> alerts() {
    return house.alerts.newest(Long.MAX_VALUE, 100);
  }

  private List<String> journal() {
    return JdbcClient.create(house.database.source())
        .sql("select kind from journal where subject like 'dead-letter/%' order by number")
        .query(String.class)
        .list();
  }

  @Test
  void whatCanBeReadByNowRaisesItsAlertAndIsTakenByWhoeverTried() {
    long number = kept(7, FindingSinkTest.finding(3));
    assertThat(house.letters.tryAgain(number, BEN)).isEqualTo(new Tried.Taken(true));
    assertThat(alerts()).extracting(KeptAlert::sentence).containsExactly("Much moved, number 3.");
    assertThat(alerts().getFirst().evidence()).containsKey("found at");
    DeadLetter letter = letter(number);
    assertThat(letter.state()).isEqualTo(State.TAKEN);
    assertThat(letter.settledBy()).isEqualTo(BEN);
    assertThat(letter.settledAt()).isNotNull();
    assertThat(letter.begin()).isEqualTo(Bytes.of(FindingSinkTest.finding(3)));
    assertThat(journal()).containsExactly("dead-letter-taken");
  }

  @Test
  void whatStillCannotBeReadStaysWithTheReasonOfThisVersion() {
    long number = kept(7, garbage("no finding at all"));
    assertThat(house.letters.tryAgain(number, BEN))
        .isInstanceOfSatisfying(
            Tried.Unread.class, unread -> assertThat(unread.why()).startsWith("it is no Found"));
    DeadLetter letter = letter(number);
    assertThat(letter.state()).isEqualTo(State.OPEN);
    assertThat(letter.why()).startsWith("it is no Found");
    assertThat(letter.tries()).isOne();
    assertThat(letter.triedAt()).isNotNull();
    assertThat(alerts()).isEmpty();
    assertThat(journal()).containsExactly("dead-letter-unread");
  }

  @Test
  void pressedByManyOnTwoServersItIsOneAlertThatCameOnce() throws Exception {
    long number = kept(7, FindingSinkTest.finding(3));
    try (SinkHouse other = house();
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Tried>> presses =
          IntStream.range(0, 12)
              .<Callable<Tried>>mapToObj(
                  i -> () -> (i % 2 == 0 ? house : other).letters.tryAgain(number, BEN))
              .toList();
      int taken = 0;
      for (Future<Tried> one : people.invokeAll(presses)) {
        if (one.get() instanceof Tried.Taken) {
          taken++;
        } else {
          assertThat(one.get()).isEqualTo(new Tried.Nothing("The message was taken already"));
        }
      }
      assertThat(taken).isOne();
      assertThat(alerts()).hasSize(1).allMatch(alert -> alert.times() == 1);
      assertThat(letter(number).tries()).isOne();
      assertThat(journal()).containsExactly("dead-letter-taken");
    }
  }

  @Test
  void twoMessagesThatSayTheSameRaiseOneAlert() {
    long first = kept(7, FindingSinkTest.finding(3));
    long second = kept(8, FindingSinkTest.finding(3));
    assertThat(house.letters.tryAgain(first, BEN)).isEqualTo(new Tried.Taken(true));
    assertThat(house.letters.tryAgain(second, BEN)).isEqualTo(new Tried.Taken(false));
    assertThat(alerts()).hasSize(1).allMatch(alert -> alert.times() == 1);
  }

  @Test
  void aRuleThatStopsStopsAndNoLetterSpeaksForAServer() {
    house.stop.mode("stop", "test");
    long server = kept(1, FindingSinkTest.finding(WatchFinding.MOVED_UNCOUNTERSIGNED, 1, Map.of()));
    assertThat(house.letters.tryAgain(server, BEN))
        .isInstanceOfSatisfying(
            Tried.Unread.class, unread -> assertThat(unread.why()).contains("only a server"));
    assertThat(house.installation.stop()).isEmpty();
    long rule =
        kept(2, FindingSinkTest.finding(WatchFinding.RULE_MATCHED, 2, Map.of("then", "stop")));
    assertThat(house.letters.tryAgain(rule, BEN)).isEqualTo(new Tried.Taken(true));
    assertThat(house.installation.stop()).isPresent();
  }

  /** The database refuses the alert: the whole of it is undone, and another entry says so. */
  @Test
  void whatCannotBeKeptOfAnAlertIsNotTakenByHalves() {
    long number = kept(7, FindingSinkTest.finding(3));
    JdbcClient jdbc = JdbcClient.create(house.database.source());
    jdbc.sql("alter table alert add constraint no_three check (sentence not like '%number 3%')")
        .update();
    assertThat(house.letters.tryAgain(number, BEN))
        .isEqualTo(new Tried.Unread("it says what cannot be kept of an alert"));
    assertThat(letter(number).state()).isEqualTo(State.OPEN);
    assertThat(letter(number).tries()).isOne();
    assertThat(alerts()).isEmpty();
    assertThat(jdbc.sql("select count(*) from finding_taken").query(Long.class).single()).isZero();
    assertThat(journal()).containsExactly("dead-letter-unread");
    jdbc.sql("alter table alert drop constraint no_three").update();
    assertThat(house.letters.tryAgain(number, BEN)).isEqualTo(new Tried.Taken(true));
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void whatIsSetAsideIsNotTriedUntilItIsOpenAgain() {
    long number = kept(7, FindingSinkTest.finding(3));
    assertThatThrownBy(() -> house.letters.setAside(number, BEN, " "))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("reason is missing");
    assertThatThrownBy(() -> house.letters.setAside(number, BEN, "x".repeat(501)))
        .isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() -> house.letters.openAgain(number, BEN))
        .hasMessageContaining("not set aside");
    house.letters.setAside(number, BEN, " Written by hand ");
    assertThat(letter(number).state()).isEqualTo(State.SET_ASIDE);
    assertThat(letter(number).reason()).isEqualTo("Written by hand");
    assertThat(house.letters.store().open()).isZero();
    assertThat(house.letters.tryAll(BEN)).isEqualTo(new TriedAll(0, 0, false));
    assertThat(house.letters.tryAgain(number, BEN)).isInstanceOf(Tried.Nothing.class);
    assertThatThrownBy(() -> house.letters.setAside(number, BEN, "Again"))
        .hasMessageContaining("not open");
    house.letters.openAgain(number, BEN);
    assertThat(letter(number).reason()).isEmpty();
    assertThat(house.letters.tryAgain(number, BEN)).isEqualTo(new Tried.Taken(true));
    assertThatThrownBy(() -> house.letters.setAside(number, BEN, "Late"))
        .hasMessageContaining("not open");
    assertThat(journal())
        .containsExactly("dead-letter-set-aside", "dead-letter-opened-again", "dead-letter-taken");
  }

  @Test
  void allAreTriedWhateverOneOfThemIsAndNothingIsTriedOfWhatWasNotKept() {
    kept(1, FindingSinkTest.finding(1));
    long broken = kept(2, garbage("no finding at all"));
    kept(3, FindingSinkTest.finding(2));
    long missing = kept(4, new byte[0]);
    assertThat(house.letters.tryAll(BEN)).isEqualTo(new TriedAll(2, 1, false));
    assertThat(alerts()).hasSize(2);
    assertThat(house.letters.store().all(State.OPEN, Long.MAX_VALUE, 10, 0))
        .extracting(DeadLetter::number)
        .containsExactly(missing, broken);
    assertThat(letter(missing).tries()).isZero();
    assertThat(house.letters.tryAgain(missing, BEN))
        .isEqualTo(new Tried.Nothing("Nothing was kept of the message that could be read"));
    assertThat(house.letters.tryAgain(9_999, BEN))
        .isEqualTo(new Tried.Nothing("There is no such message"));
    assertThat(house.letters.store().open(TOPIC)).isEqualTo(2);
    assertThat(house.letters.store().open("other.findings")).isZero();
  }

  /** What stays unreadable must not keep those behind it from their turn. */
  @Test
  void thoseThatWereNotTriedForLongestComeFirst() {
    kept(9_999, new byte[0]);
    for (int i = 0; i < DeadLetterDesk.AT_ONCE; i++) {
      kept(i, garbage("no finding " + i));
    }
    kept(DeadLetterDesk.AT_ONCE, FindingSinkTest.finding(1));
    assertThat(house.letters.tryAll(BEN)).isEqualTo(new TriedAll(0, DeadLetterDesk.AT_ONCE, true));
    assertThat(house.letters.tryAll(BEN))
        .isEqualTo(new TriedAll(1, DeadLetterDesk.AT_ONCE - 1, true));
    assertThat(alerts()).hasSize(1);
  }
}
