package dev.countersign.server.alert;

import static dev.countersign.server.alert.AlertHouse.NOON;
import static dev.countersign.server.alert.AlertHouse.alert;
import static dev.countersign.server.alert.AlertHouse.inBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.model.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDeskTest {
  private AlertHouse house;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new AlertHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theSecondOfAKeyIsCountedAndNotToldAgain() {
    house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a", NOON)));
    house.desk.raise(
        List.of(
            alert(Severity.HIGH, "wallet/1", "a", NOON.plusSeconds(1)),
            alert(Severity.CRITICAL, "wallet/1", "b", NOON.plusSeconds(2)),
            alert(Severity.CRITICAL, "wallet/1", "b", NOON.plusSeconds(3))));

    KeptIncident one = house.only();
    assertThat(one.incident().severity()).contains(Severity.CRITICAL);
    assertThat(one.incident().alerts()).isEqualTo(2);
    assertThat(one.repeats()).isEqualTo(2);
    assertThat(one.title()).isEqualTo("Something of wallet/1 moved: b");
    assertThat(house.alerts.of(one.incident().id(), 0, 10))
        .extracting(KeptAlert::key, KeptAlert::times)
        .containsExactly(tuple("a", 2L), tuple("b", 2L));
    assertThat(house.kinds(one)).containsExactly("incident-opened", "alert-raised", "alert-raised");
    assertThat(house.told(one, "alert-raised").getFirst().path("severity").asString())
        .isEqualTo("high");
  }

  @Test
  void anotherGroupOrAGapIsAnotherIncident() {
    house.desk.raise(
        List.of(
            alert(Severity.HIGH, "wallet/1", "a", NOON),
            alert(Severity.HIGH, "wallet/2", "a", NOON)));
    assertThat(house.all()).hasSize(2);
    house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a", NOON.plusSeconds(3_600))));
    assertThat(house.all()).hasSize(2);
    house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a", NOON.plusSeconds(7_201))));
    assertThat(house.all()).hasSize(3);
  }

  @Test
  void isPartOfTheDecisionThatRaisesIt() {
    assertThatThrownBy(() ->
            house.journal.record(entries -> {
              house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a", NOON)), entries);
              throw new IllegalArgumentException("it is not decided after all");
            }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(house.all()).isEmpty();
    assertThat(house.rung).hasValue(0);

    house.journal.record(entries -> {
      house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a", NOON)), entries);
      house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "b", NOON)), entries);
      assertThat(house.rung).hasValue(0);
    });
    assertThat(house.only().incident().alerts()).isEqualTo(2);
    assertThat(house.rung.get()).isPositive();
  }

  @Test
  void whatWasSeenInABlockThatLeftTheChainIsTakenBack() {
    house.desk.raise(
        List.of(
            inBlock(Severity.CRITICAL, "wallet/1", "a", NOON, 99),
            inBlock(Severity.CRITICAL, "wallet/1", "b", NOON, 100),
            inBlock(Severity.CRITICAL, "wallet/2", "c", NOON, 101)));
    house.desk.takeBack(2, 1);
    house.desk.takeBack(1, 100);

    KeptIncident first = of("wallet/1");
    assertThat(first.incident().isTakenBack()).isFalse();
    assertThat(first.incident().takeBacks()).isEqualTo(1);
    assertThat(house.kinds(first)).endsWith("alert-taken-back");
    KeptIncident second = of("wallet/2");
    assertThat(second.incident().isTakenBack()).isTrue();
    assertThat(house.kinds(second)).endsWith("alert-taken-back", "incident-taken-back");

    house.desk.takeBack(1, 100);
    assertThat(house.kinds(first)).containsOnlyOnce("alert-taken-back");
  }

  @Test
  void whatComesAgainInAnotherBlockStandsAgain() {
    house.desk.raise(List.of(inBlock(Severity.CRITICAL, "wallet/1", "a", NOON, 100)));
    house.desk.takeBack(1, 100);
    house.desk.raise(
        List.of(inBlock(Severity.CRITICAL, "wallet/1", "a", NOON.plusSeconds(5), 102)));
    assertThat(house.only().incident().isTakenBack()).isFalse();
    assertThat(house.only().incident().alerts()).isEqualTo(1);
    assertThat(house.told(house.only(), "alert-raised").getLast().path("again").asBoolean())
        .isTrue();

    house.desk.takeBack(1, 101);
    assertThat(house.only().incident().isTakenBack()).isTrue();
  }

  @Test
  void wordsFromAChainAreBoundedAndKeysStayApart() {
    String longKey = "k".repeat(400);
    house.desk.raise(
        List.of(
            alert(Severity.LOW, "wallet/1", longKey + "1", NOON),
            alert(Severity.LOW, "wallet/1", longKey + "2\u0000\u202e", NOON)));
    assertThat(house.only().incident().alerts()).isEqualTo(2);
  }

  private KeptIncident of(String group) {
    return house.all().stream()
        .filter(one -> one.incident().group().equals(group))
        .findFirst()
        .orElseThrow();
  }
}
