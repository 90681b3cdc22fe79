package dev.countersign.server.alert;

import static dev.countersign.server.alert.AlertHouse.NOON;
import static dev.countersign.server.alert.AlertHouse.alert;
import static dev.countersign.server.alert.AlertHouse.inBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeraldTest {
  private static final String ADA = "person/" + new UUID(1, 1);

  private AlertHouse house;
  private Telegraph telegraph;
  private Herald herald;
  private IncidentDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    house = new AlertHouse(folder);
    telegraph =
        new Telegraph(
            house,
            folder,
            """
            alerts: 1
            channels:
              - {name: first, syslog: {url: "udp://127.0.0.1:9"}}
              - {name: second, syslog: {url: "udp://127.0.0.1:9"}}
              - {name: feed, syslog: {url: "udp://127.0.0.1:9"}, each: medium}
            escalation:
              critical:
                - {after-minutes: 0, tell: [first]}
                - {after-minutes: 5, tell: [first, second]}
            """);
    herald = telegraph.herald();
    desk = new IncidentDesk(house.journal, house.incidents, house.bell);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void raise(Severity severity, String key) {
    house.desk.raise(List.of(alert(severity, "wallet/1", key, house.now)));
  }

  @Test
  void callsUntilSomebodyTakesItOn() {
    raise(Severity.CRITICAL, "a");
    assertThat(herald.round()).containsExactly("feed", "first");
    assertThat(herald.round()).isEmpty();
    house.now = NOON.plusSeconds(299);
    assertThat(herald.round()).isEmpty();
    house.now = NOON.plusSeconds(300);
    assertThat(herald.round()).containsExactly("first", "second");
    house.now = NOON.plusSeconds(400);
    desk.acknowledge(house.only().incident().id(), ADA);
    assertThat(herald.round()).containsExactly("feed", "first", "second");
    house.now = NOON.plusSeconds(40_000);
    assertThat(herald.round()).isEmpty();
    assertThat(telegraph.queued())
        .containsExactly(
            "feed alert",
            "first call 1",
            "first call 2",
            "second call 2",
            "feed acknowledged",
            "first acknowledged",
            "second acknowledged");
  }

  @Test
  void tellsEachAlertToWhoeverAskedForThatFromItsSeverityOn() {
    raise(Severity.LOW, "a");
    raise(Severity.MEDIUM, "b");
    raise(Severity.MEDIUM, "b");
    herald.round();
    assertThat(telegraph.queued()).containsExactly("feed alert");
  }

  @Test
  void tellsWhoeverWasToldThatItWasTakenBack() {
    house.desk.raise(List.of(inBlock(Severity.CRITICAL, "wallet/1", "a", NOON, 100)));
    herald.round();
    house.desk.takeBack(1, 100);
    herald.round();
    assertThat(telegraph.queued())
        .containsExactly("feed alert", "first call 1", "feed taken-back", "first taken-back");
    house.now = NOON.plusSeconds(3_600);
    assertThat(herald.round()).isEmpty();
  }

  @Test
  void manyServersQueueEverythingOnce() {
    List<Herald> servers = IntStream.range(0, 4).mapToObj(i -> telegraph.herald()).toList();
    for (int i = 0; i < 20; i++) {
      house.desk.raise(List.of(alert(Severity.CRITICAL, "wallet/" + i, "a", NOON)));
    }
    servers.parallelStream().forEach(Herald::round);
    assertThat(telegraph.queued()).hasSize(40);
  }

  @Test
  void aFloodIsToldAtTheEndOfItsStretchAndOneByOneOnlyToFeeds() {
    house.desk.raise(
        IntStream.range(0, 450)
            .mapToObj(i -> alert(Severity.CRITICAL, "wallet/1", "k" + i, NOON.plusMillis(i)))
            .toList());
    house.now = NOON.plusSeconds(1);
    herald.round();
    assertThat(telegraph.queued()).hasSize(451).containsOnlyOnce("first call 1");
    house.now = NOON.plusSeconds(600);
    herald.round();
    assertThat(telegraph.queued()).containsOnlyOnce("first more").doesNotContain("feed more");
  }

  @Test
  void isResolvedWithAReasonAndOpenedAgain() {
    raise(Severity.CRITICAL, "a");
    herald.round();
    UUID id = house.only().incident().id();
    assertThatThrownBy(() -> desk.resolve(id, ADA, " ")).isInstanceOf(UnreadableInput.class);
    desk.resolve(id, ADA, "It was a drill");
    assertThatThrownBy(() -> desk.acknowledge(id, ADA)).hasMessageContaining("open it again");
    assertThatThrownBy(() -> desk.resolve(id, ADA, "x")).isInstanceOf(UnreadableInput.class);
    herald.round();
    house.now = NOON.plusSeconds(60);
    desk.reopen(id, ADA, "It was none");
    herald.round();
    assertThat(telegraph.queued())
        .containsExactly(
            "feed alert", "first call 1", "feed resolved", "first resolved", "first call 1");
    assertThat(house.kinds(house.only()))
        .containsExactly(
            "incident-opened", "alert-raised", "incident-resolved", "incident-reopened");
    assertThat(house.told(house.only(), "incident-resolved").getFirst().path("reason").asString())
        .isEqualTo("It was a drill");
  }

  @Test
  void whatComesAfterItIsOverIsAnotherIncident() {
    raise(Severity.CRITICAL, "a");
    desk.resolve(house.only().incident().id(), ADA, "Over");
    raise(Severity.CRITICAL, "a");
    assertThat(house.all()).hasSize(2);
  }
}
