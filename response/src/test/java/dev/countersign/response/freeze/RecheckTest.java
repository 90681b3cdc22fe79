package dev.countersign.response.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecheckTest {
  private static final Instant LATER = Thefts.TRACED.plusSeconds(600);

  @Test
  void holdsWhereEveryAmountIsTheSame() {
    Recheck check = Recheck.of(Thefts.request(), newer(Thefts.places(), Thefts.eth(4_000_750)));
    assertThat(check.holds()).isTrue();
    assertThat(check.tracedAt()).isEqualTo(LATER);
  }

  @Test
  void saysOldAndNewAmountsOfWhatMovedOn() {
    List<Resting> places = new ArrayList<>(Thefts.places());
    places.set(
        0,
        Thefts.resting(
            Thefts.EXCHANGE, Thefts.address(1), Thefts.ETH, Thefts.eth(500), Thefts.eth(500)));
    places.set(
        3,
        Thefts.resting(
            null, Thefts.address(4), Thefts.ETH, Thefts.eth(4_000_000), Thefts.eth(4_000_000)));
    Recheck check = Recheck.of(Thefts.request(), newer(places, Thefts.eth(4_000_750)));
    assertThat(check.holds()).isFalse();
    assertThat(check.sentence())
        .contains("no longer match the chain", "1,000.5 ETH", "0.5 ETH", Thefts.address(1));
  }

  @Test
  void saysWhatIsGoneAndWhatCameToTheHolderSince() {
    List<Resting> places = new ArrayList<>(Thefts.places());
    places.set(
        1,
        Thefts.resting(
            Thefts.EXCHANGE, Thefts.address(9), Thefts.ETH, Thefts.eth(250), Thefts.eth(250)));
    Recheck check = Recheck.of(Thefts.request(), newer(places, Thefts.eth(4_000_750)));
    assertThat(check.changes())
        .extracting(Recheck.Change::sentence)
        .containsExactly(
            "The request asks for 0.25 ETH at " + Thefts.address(2) + ", from where it is gone",
            "0.25 ETH rest at " + Thefts.address(9) + " now, which the request does not ask for");
  }

  @Test
  void refusesFactsThatAreOlderOfAnotherTheftOrDoNotAddUp() {
    FreezeRequest request = Thefts.request();
    TraceFacts facts = Thefts.facts();
    TraceFacts older =
        new TraceFacts(
            facts.at().minusSeconds(1),
            facts.method(),
            facts.stolen(),
            facts.accounted(),
            facts.resting());
    assertThatThrownBy(() -> Recheck.of(request, older)).hasMessageContaining("older");
    assertThatThrownBy(() -> Recheck.of(request, newer(Thefts.places(), Thefts.eth(1))))
        .hasMessageContaining("accounts for");
    Resting only =
        Thefts.resting(null, Thefts.address(4), Thefts.ETH, Thefts.eth(7), Thefts.eth(7));
    TraceFacts other =
        new TraceFacts(LATER, facts.method(), only.what(), List.of(only.what()), List.of(only));
    assertThatThrownBy(() -> Recheck.of(request, other)).hasMessageContaining("one theft");
  }

  private static TraceFacts newer(List<Resting> places, Amount eth) {
    TraceFacts facts = Thefts.facts();
    return new TraceFacts(
        LATER,
        facts.method(),
        facts.stolen(),
        List.of(new Quantity(Thefts.ETH, eth), facts.accounted().get(1)),
        places);
  }
}
