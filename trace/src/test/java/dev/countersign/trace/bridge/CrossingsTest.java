package dev.countersign.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which arrival belongs to which departure. Amounts are in whole units, times in seconds. */
class CrossingsTest {
  private final List<Departure> departures = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();

  /** Others, from whom it can be learnt that a thousandth is kept and that it takes ten minutes. */
  @BeforeEach
  void others() {
    for (int i = 0; i < 40; i++) {
      left("other" + i, 1_000L * i, "usd", "10", "person" + i);
      came("paid" + i, 1_000L * i + 600 + i % 7, "usd.e", "9.99", "person" + i);
    }
  }

  private void left(String hash, long time, String asset, String amount, String sender) {
    left(hash, time, asset, amount, sender, Optional.of(sender));
  }

  private void left(
      String hash,
      long time,
      String asset,
      String amount,
      String sender,
      Optional<String> recipient) {
    departures.add(
        new Departure(
            "one",
            hash,
            time,
            asset,
            new BigDecimal(amount),
            sender,
            recipient,
            Optional.of("other")));
  }

  private void came(String hash, long time, String asset, String amount, String recipient) {
    arrivals.add(new Arrival("other", hash, time, asset, new BigDecimal(amount), recipient));
  }

  private Optional<Crossing> of(String departure) {
    return Crossings.match(departures, arrivals).stream()
        .filter(one -> one.departure().transaction().equals(departure))
        .findFirst();
  }

  private Optional<String> arrivalOf(String departure) {
    return of(departure).map(one -> one.arrival().transaction());
  }

  @Test
  void matchesByRecipientAndSaysWhatItRestsOn() {
    left("a", 5_000, "usd", "100", "thief");
    came("b", 5_600, "usd.e", "99.9", "thief");
    assertThat(of("a"))
        .hasValueSatisfying(one -> {
          assertThat(one.arrival().transaction()).isEqualTo("b");
          assertThat(one.confidence()).isEqualTo(0.99);
          assertThat(one.basis()).contains("the same recipient").contains("no other fits as well");
        });
  }

  @Test
  void takesTheAmountThatFitsBestOfSeveralOfOneRecipient() {
    left("a", 5_000, "usd", "100", "thief");
    left("c", 5_010, "usd", "120", "thief");
    came("d", 5_610, "usd.e", "119.88", "thief");
    came("b", 5_650, "usd.e", "99.9", "thief");
    assertThat(arrivalOf("a")).contains("b");
    assertThat(arrivalOf("c")).contains("d");
  }

  @Test
  void isLessSureWhereSeveralFitAndUsesEachOnce() {
    left("a", 5_000, "usd", "100", "thief");
    left("c", 5_002, "usd", "100", "thief");
    came("b", 5_600, "usd.e", "99.9", "thief");
    came("d", 5_602, "usd.e", "99.9", "thief");
    List<Crossing> both =
        Crossings.match(departures, arrivals).stream()
            .filter(one -> one.departure().sender().equals("thief"))
            .toList();
    assertThat(both).extracting(one -> one.arrival().transaction()).containsExactly("b", "d");
    assertThat(both).extracting(one -> one.departure().transaction()).containsExactly("a", "c");
    assertThat(both.getFirst().confidence()).isCloseTo(0.495, within(0.001));
  }

  @Test
  void takesNoArrivalForTwoDeposits() {
    left("a", 5_000, "usd", "100", "thief");
    left("b", 5_001, "usd", "100", "thief");
    left("c", 5_002, "usd", "100", "thief");
    came("d", 5_600, "usd.e", "99.9", "thief");
    came("e", 5_601, "usd.e", "99.9", "thief");
    List<String> taken =
        Crossings.match(departures, arrivals).stream()
            .filter(one -> one.departure().sender().equals("thief"))
            .map(one -> one.arrival().transaction())
            .toList();
    assertThat(taken).containsExactlyInAnyOrder("d", "e");
  }

  @Test
  void matchesByAmountAndTimeWhereTheDepositNamesNobodyButNeverSurely() {
    left("a", 5_000, "usd", "77.7", "thief", Optional.empty());
    came("b", 5_600, "usd.e", "77.6223", "friend");
    assertThat(of("a"))
        .hasValueSatisfying(one -> {
          assertThat(one.arrival().transaction()).isEqualTo("b");
          assertThat(one.confidence()).isLessThanOrEqualTo(0.6);
          assertThat(one.basis()).contains("the deposit names no recipient");
        });
  }

  @Test
  void matchesNothingThatCannotBe() {
    left("early", 5_000, "usd", "100", "thief");
    came("before", 4_999, "usd.e", "99.9", "thief");
    left("little", 5_000, "usd", "100", "owner");
    came("more", 5_600, "usd.e", "100.1", "owner");
    left("much", 5_000, "usd", "100", "client");
    came("less", 5_600, "usd.e", "49", "client");
    left("named", 5_000, "usd", "55.5", "alice", Optional.of("bob"));
    came("elsewhere", 5_600, "usd.e", "55.4445", "carol");
    left("late", 0, "usd", "66.6", "dora", Optional.empty());
    came("stranger", 90_000, "usd.e", "66.5334", "erik");
    for (String one : List.of("early", "little", "much", "named", "late")) {
      assertThat(arrivalOf(one)).as(one).isEmpty();
    }
  }

  @Test
  void givesTheSameWhateverTheOrderOfTheInput() {
    left("a", 5_000, "usd", "100", "thief");
    left("c", 5_002, "usd", "100", "thief");
    came("b", 5_600, "usd.e", "99.9", "thief");
    List<Crossing> one = Crossings.match(departures, arrivals);
    assertThat(Crossings.match(departures.reversed(), arrivals.reversed())).isEqualTo(one);
  }
}
