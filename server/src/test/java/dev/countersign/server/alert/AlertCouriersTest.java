package dev.countersign.server.alert;

import static dev.countersign.server.alert.AlertHouse.NOON;
import static dev.countersign.server.alert.AlertHouse.alert;
import static dev.countersign.server.alert.Telegraph.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.DeliveryStore.Attempt;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Delivery to real receivers. */
class AlertCouriersTest {
  private static final String KEY = "R0123456789ABCDEF0123456789ABCDE";

  private AlertHouse house;
  private Receiver receiver;
  private Telegraph telegraph;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    house = new AlertHouse(folder);
    receiver = new Receiver();
    Files.writeString(folder.resolve("slack"), receiver.url() + "/slack-secret\n");
    Files.writeString(folder.resolve("pager"), KEY + "\n");
    telegraph =
        new Telegraph(
            house,
            folder,
            """
            alerts: 1
            channels:
              - {name: ops, slack: {url-file: slack}}
              - {name: pager, pagerduty: {key-file: pager, url: "%s"}}
            escalation:
              critical: [{tell: [pager]}]
              high: [{tell: [ops]}]
            """
                .formatted(receiver.url()));
  }

  @AfterEach
  void close() {
    receiver.close();
    house.close();
  }

  private List<Told> ended() {
    return telegraph.deliveries.all("", Long.MAX_VALUE, 100).stream()
        .filter(one -> !one.state().equals("queued"))
        .toList();
  }

  /** Those that are written down: when the next one is due stands beside them. */
  private int attempts() {
    return telegraph.deliveries.all("", Long.MAX_VALUE, 100).stream()
        .mapToInt(one -> telegraph.deliveries.attempts(List.of(one.id())).size())
        .sum();
  }

  private void raise(Severity severity, String group) {
    house.desk.raise(List.of(alert(severity, group, "a", house.now)));
  }

  @Test
  void triesAgainUntilItArrivesAndKeepsEveryAttempt() throws Exception {
    receiver.answersFirst(503, 500);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise(Severity.CRITICAL, "wallet/1");
      await("a first attempt", () -> attempts() == 1);
      house.now = NOON.plusSeconds(2);
      await("a second attempt", () -> attempts() == 2);
      house.now = NOON.plusSeconds(10);
      await("it arrived", () -> ended().size() == 1);
    }
    Told told = ended().getFirst();
    assertThat(told.state()).isEqualTo("sent");
    assertThat(telegraph.deliveries.attempts(List.of(told.id())))
        .extracting(Attempt::outcome, Attempt::status)
        .containsExactly(tuple("again", 503), tuple("again", 500), tuple("sent", 200));
    assertThat(receiver.received())
        .extracting(one -> one.path("dedup_key").asString())
        .containsOnly("countersign/" + house.only().incident().id());
    assertThat(receiver.received().getFirst().path("routing_key").asString()).isEqualTo(KEY);

    JsonNode entry = house.told(house.only(), "alert-delivered").getFirst();
    assertThat(entry.path("channel").asString()).isEqualTo("pager");
    assertThat(entry.path("status").asInt()).isEqualTo(200);
    assertThat(entry.path("attempts").asInt()).isEqualTo(3);
    assertThat(entry.path("response").asString()).startsWith("countersign/");
    assertThat(house.journal.search(Long.MAX_VALUE, "", KEY, 10)).isEmpty();
  }

  @Test
  void givesUpWhatIsWrongForGoodAndSaysSo() throws Exception {
    receiver.answersFirst(400);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise(Severity.CRITICAL, "wallet/1");
      await("it was given up", () -> ended().size() == 1);
    }
    assertThat(ended().getFirst().state()).isEqualTo("failed");
    JsonNode entry = house.told(house.only(), "alert-undelivered").getFirst();
    assertThat(entry.path("reason").asString()).contains("HTTP status 400");
  }

  @Test
  void slackHearsOfItOnceFromTwoServers() throws Exception {
    try (AlertCouriers one = telegraph.start(house.bell);
        AlertCouriers other = telegraph.start(new Bell())) {
      for (int i = 0; i < 20; i++) {
        raise(Severity.HIGH, "wallet/" + i);
      }
      await("all arrived", () -> ended().size() == 20);
    }
    assertThat(receiver.received()).hasSize(20);
    assertThat(receiver.received().getFirst().path("blocks").size()).isPositive();
  }

  @Test
  void whatWasNotDeliveredBeforeTheEndIsDeliveredOnceAfterwards() throws Exception {
    receiver.answersFirst(503);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise(Severity.HIGH, "wallet/1");
      await("a first attempt", () -> attempts() == 1);
    }
    house.now = NOON.plusSeconds(5);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      await("it arrived", () -> ended().size() == 1);
    }
    assertThat(receiver.received()).hasSize(2);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise(Severity.HIGH, "wallet/2");
      await("another arrived", () -> ended().size() == 2);
    }
    assertThat(receiver.received()).hasSize(3);
  }

  /** Whoever raised it is gone before anything was queued. */
  @Test
  void whatWasRaisedBeforeACrashIsTold() throws Exception {
    raise(Severity.CRITICAL, "wallet/1");
    house.postgres.crash();
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      await("it arrived", () -> endedOnceThereIsADatabase().size() == 1);
    }
    assertThat(receiver.received()).hasSize(1);
  }

  /** Connections from before a crash are told by their use. */
  private List<Told> endedOnceThereIsADatabase() {
    try {
      return ended();
    } catch (DataAccessException e) {
      return List.of();
    }
  }

  @Test
  void nobodyHearsThatItIsOverBeforeTheyAreCalled() throws Exception {
    receiver.answersFirst(503);
    IncidentDesk desk = new IncidentDesk(house.journal, house.incidents, house.bell);
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise(Severity.CRITICAL, "wallet/1");
      await("a first attempt", () -> attempts() == 1);
      desk.resolve(house.only().incident().id(), "person/" + new UUID(1, 1), "A drill");
      await("both wait", () -> telegraph.queued().size() == 2);
      house.now = NOON.plusSeconds(5);
      await("both arrived", () -> ended().size() == 2);
    }
    assertThat(receiver.received())
        .extracting(one -> one.path("event_action").asString())
        .containsExactly("trigger", "trigger", "resolve");
  }

  @Test
  void sendsATestThatIsOfNoIncident() throws Exception {
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      assertThat(couriers.test("none")).isFalse();
      assertThat(couriers.test("ops")).isTrue();
      await("it arrived", () -> ended().size() == 1);
    }
    assertThat(receiver.received().getFirst().path("text").asString()).contains("A test");
    assertThat(house.journal.about("channel/ops")).hasSize(1);
    assertThat(house.all()).isEmpty();
  }

  @Test
  void countsWhatPrometheusAsksFor() throws Exception {
    receiver.answersFirst(503, 400);
    raise(Severity.CRITICAL, "wallet/1");
    raise(Severity.HIGH, "wallet/2");
    raise(Severity.HIGH, "wallet/2");
    telegraph.herald().round();
    try (Metrics metrics =
        new Metrics(List.of(new AlertFigures(house.database.source(), house.clock)))) {
      assertThat(metrics.text())
          .contains("countersign_incidents_open{severity=\"critical\",status=\"open\"} 1.0")
          .contains("countersign_incidents_open{severity=\"low\",status=\"open\"} 0.0")
          .contains(
              "countersign_alerts_raised_total{code=\"moved-uncountersigned\",severity=\"high\"} 2.0")
          .contains("countersign_alerts_deliveries_pending{channel=\"pager\"} 1.0")
          .contains("countersign_alerts_age_seconds 0.0")
          .doesNotContain("countersign_metrics_unread{part=\"alerts\"} 1.0");
    }
  }
}
