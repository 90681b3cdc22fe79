package dev.countersign.bench.theft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.watch.rule.Party;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class WorldTest {
  private final World world = new World(3, 2, 60, 1);

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(new World(3, 2, 60, 1).movements()).isEqualTo(world.movements());
    assertThat(new World(4, 2, 60, 1).movements()).isNotEqualTo(world.movements());
  }

  @Test
  void hasTheSameNumberOfEachKindOfTheft() {
    assertThat(world.thefts.stream().collect(Collectors.groupingBy(Theft::kind)))
        .hasSize(TheftKind.values().length)
        .allSatisfy((kind, of) -> assertThat(of).hasSize(2));
  }

  @Test
  void takesWhatIsTakenFromOwnWalletsInOrder() {
    for (Theft theft : world.thefts) {
      List<Transfer> of =
          world.transfers.stream()
              .filter(one -> one.theft() == theft.number() && one.number() > 0)
              .toList();
      assertThat(of).extracting(Transfer::number).isSorted().startsWith(1).doesNotHaveDuplicates();
      assertThat(of).allSatisfy(one -> assertThat(own(one.from())).isTrue());
      assertThat(own(of.getLast().to())).isFalse();
    }
  }

  private boolean own(String address) {
    Party party = world.parties.get(address);
    return party != null && party.kind() == Party.Kind.OWN;
  }

  @Test
  void entersNobodyNewInTheBookWithoutCare() {
    World careless = new World(3, 2, 60, 0);
    assertThat(careless.purses)
        .flatExtracting(purse -> purse.payees)
        .filteredOn(payee -> payee.from() > 0)
        .isNotEmpty()
        .noneMatch(Purse.Payee::known);
  }

  @Test
  void refusesAWorldTooShortForThefts() {
    assertThatThrownBy(() -> new World(1, 1, 59, 1)).hasMessageContaining("60 or more");
  }

  @Test
  void countsWhatIsSaidOfOrdinaryTrafficApartFromThefts() {
    Tally nothing = TheftsFound.rulesAlone(world, rule("amount: { over: 900_000_000_000 USD }"));
    assertThat(nothing.found(world.thefts)).isZero();
    assertThat(nothing.total).isZero();

    Tally all = TheftsFound.rulesAlone(world, rule("amount: { over: 0 USD }"));
    assertThat(all.found(world.thefts)).isEqualTo(world.thefts.size());
    assertThat(all.total).isGreaterThan(1_000);
  }

  private static String rule(String when) {
    return """
    watch: 1
    name: One
    currency: USD
    rules:
      - name: any
        when: { direction: out, %s }
        sentence: "{amount}"
    """
        .formatted(when);
  }
}
