package dev.countersign.response.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeRequestsTest {
  @Test
  void asksEachHolderOnceForAllThatRestsThere() {
    List<FreezeRequest> requests = FreezeRequests.of(Thefts.facts(), Thefts.TERMS);
    assertThat(requests)
        .extracting(FreezeRequest::reference, FreezeRequest::holder)
        .containsExactly(tuple("CASE-7/1", Thefts.EXCHANGE), tuple("CASE-7/2", Thefts.ISSUER));
    assertThat(requests.getFirst().items())
        .extracting(Resting::address)
        .containsExactly(Thefts.address(1), Thefts.address(2));
    assertThat(requests.getFirst().totals())
        .containsExactly(new Quantity(Thefts.ETH, Thefts.eth(1_000_750)));
    assertThat(requests.getFirst().totals().getFirst().words()).isEqualTo("1,000.75 ETH");
    assertThat(requests.get(1).totals().getFirst().words()).isEqualTo("2,500,000.000001 USDT");
  }

  @Test
  void givesTheSameWhateverTheOrderOfTheFacts() {
    List<Resting> turned = new ArrayList<>(Thefts.places()).reversed();
    assertThat(FreezeRequests.of(Thefts.facts(turned), Thefts.TERMS))
        .isEqualTo(FreezeRequests.of(Thefts.facts(), Thefts.TERMS));
  }

  @Test
  void asksNobodyWhereNobodyCanStopAnything() {
    List<Resting> places =
        Thefts.places().stream()
            .map(one ->
                Thefts.resting(
                    null, one.address(), one.what().asset(), one.what().amount(), one.value()))
            .toList();
    assertThatThrownBy(() -> FreezeRequests.of(Thefts.facts(places), Thefts.TERMS))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("nobody to ask");
  }

  @Test
  void refusesATraceThatIsOneUnitShortNamingAssetHoldersAndDifference() {
    List<Resting> places =
        Thefts.with(
            2,
            Thefts.resting(
                Thefts.ISSUER,
                Thefts.address(3),
                Thefts.TOKEN,
                Amount.of(2_500_000_000_000L),
                Thefts.eth(999_250)));
    assertThatThrownBy(() -> FreezeRequests.of(Thefts.facts(places), Thefts.TERMS))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll("USDT", "Issuer Two", "0.000001 USDT too little");
  }

  @Test
  void refusesValueThatWasMadeOnTheWay() {
    List<Resting> places =
        Thefts.with(
            2,
            Thefts.resting(
                Thefts.ISSUER,
                Thefts.address(3),
                Thefts.TOKEN,
                Amount.of(2_500_000_000_001L),
                Thefts.eth(999_251)));
    assertThatThrownBy(() -> FreezeRequests.of(Thefts.facts(places), Thefts.TERMS))
        .hasMessageContainingAll("value of all", "0.001 ETH too much");
  }

  @Test
  void refusesRequestsThatAskAHolderForLessOrMoreOrNotAtAll() {
    TraceFacts facts = Thefts.facts();
    List<FreezeRequest> right = FreezeRequests.of(facts, Thefts.TERMS);
    FreezeRequest exchange = right.getFirst();
    FreezeRequest less =
        new FreezeRequest(
            exchange.reference(),
            exchange.terms(),
            exchange.holder(),
            exchange.stolen(),
            exchange.tracedAt(),
            exchange.method(),
            exchange.items().subList(0, 1));
    assertThatThrownBy(() -> Balance.check(List.of(less, right.get(1)), facts))
        .hasMessageContainingAll("Exchange One (exchange)", "ETH", "0.25 ETH too little");
    assertThatThrownBy(() -> Balance.check(List.of(exchange, exchange, right.get(1)), facts))
        .hasMessageContainingAll("Exchange One (exchange)", "1,000.75 ETH too much");
    assertThatThrownBy(() -> Balance.check(right.subList(0, 1), facts))
        .hasMessageContainingAll("Issuer Two (issuer)", "2,500,000.000001 USDT too little");
    Balance.check(right, facts);
  }

  @Test
  void refusesAnAddressThatIsToldTwiceAndAnAssetWrittenInTwoWays() {
    List<Resting> twice = new ArrayList<>(Thefts.places());
    twice.add(twice.getFirst());
    assertThatThrownBy(() -> Balance.check(Thefts.facts(twice))).hasMessageContaining("twice");
    ChainAsset other = new ChainAsset(Thefts.ETHEREUM, Thefts.TOKEN.id(), "USDT", 18);
    List<Resting> decimals =
        Thefts.with(
            2,
            Thefts.resting(
                Thefts.ISSUER,
                Thefts.address(3),
                other,
                Amount.of(2_500_000_000_001L),
                Thefts.eth(999_250)));
    assertThatThrownBy(() -> Balance.check(Thefts.facts(decimals)))
        .hasMessageContaining("two ways");
  }

  @Test
  void refusesTransactionsThatBroughtLessThanRests() {
    Resting one = Thefts.places().getFirst();
    assertThatThrownBy(() ->
            new Resting(
                one.holder(),
                one.address(),
                new Quantity(Thefts.ETH, one.what().amount().plus(Amount.of(1))),
                one.value(),
                100,
                one.arrivals()))
        .hasMessageContaining("brought only");
  }
}
