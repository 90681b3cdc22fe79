package dev.countersign.intel.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.actor.Meaning;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Technique;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ShippedKnowledgeTest {
  private static final Knowledge KNOWLEDGE = KnowledgeReader.shipped();

  /** An amount changes only together with this list. */
  @Test
  void holdsTheseTheftsAndNoOthers() {
    assertThat(KNOWLEDGE.incidents())
        .extracting(one -> one.id() + " " + one.dollars().amount().toPlainString())
        .containsExactly(
            "nicehash-2017-12 75000000",
            "exchange-2018-04 250000000",
            "indonesia-2018-09 24900000",
            "upbit-2019-11-27 50000000",
            "new-york-2020-08 11800000",
            "exchange-2020-09 281000000",
            "ronin-2022-03-23 620000000",
            "harmony-2022-06 100000000",
            "atomic-wallet-2023-06-02 100000000",
            "alphapo-2023-07-22 60000000",
            "coinspaid-2023-07-22 37000000",
            "stake-2023-09-04 41000000",
            "rain-2024-04 16130000",
            "dmm-2024-05 308000000",
            "wazirx-2024-07-18 235000000",
            "radiant-2024-10-16 50000000",
            "bybit-2025-02-21 1500000000");
  }

  @Test
  void noTheftIsNewerThanWhatItStandsOn() {
    assertThat(KNOWLEDGE.incidents())
        .allSatisfy(one ->
            assertThat(one.attributions())
                .allSatisfy(said ->
                    assertThat(said.source().published().last())
                        .isAfterOrEqualTo(one.date().first())));
  }

  @Test
  void whatIsNotReadItselfSaysWhoTellsOfIt() {
    List<String> own =
        List.of(
            "treasury.gov",
            "justice.gov",
            "undocs.org",
            "chainalysis.com",
            "fbi.gov",
            "cisa.gov",
            "state.gov",
            "trmlabs.com",
            "ic3.gov",
            "paloaltonetworks.com",
            "mitre.org",
            "githubusercontent.com/microsoft");
    assertThat(KNOWLEDGE.sources())
        .filteredOn(one -> !one.url().isEmpty())
        .allSatisfy(one ->
            assertThat(own.stream().anyMatch(one.url()::contains))
                .as(one.url())
                .isEqualTo(one.via().isEmpty()));
  }

  @Test
  void everySourceAndTechniqueIsUsed() {
    List<Source> used =
        Stream.of(
                KNOWLEDGE.incidents().stream().flatMap(one -> one.sources().stream()),
                KNOWLEDGE.published().stream().map(one -> one.source()),
                KNOWLEDGE.actors().stream().map(one -> one.source()),
                KNOWLEDGE.actors().stream()
                    .flatMap(one -> one.aliases().stream())
                    .map(one -> one.source()),
                KNOWLEDGE.actors().stream()
                    .flatMap(one -> one.relations().stream())
                    .map(one -> one.source()))
            .flatMap(one -> one)
            .toList();
    assertThat(used).containsAll(KNOWLEDGE.sources());
    List<Technique> techniques =
        KNOWLEDGE.incidents().stream().flatMap(one -> one.techniques().stream()).toList();
    assertThat(techniques).containsAll(KNOWLEDGE.techniques());
  }

  @Test
  void theListOfTheTheftFromBybitIsTheOneThatShips() {
    Incident bybit = KNOWLEDGE.incidents().getLast();
    assertThat(bybit.date().first()).isEqualTo(LocalDate.of(2025, 2, 21));
    assertThat(Shipped.lists())
        .filteredOn(list -> list.source().id().equals(bybit.addressList()))
        .singleElement()
        .extracting(ReadList::entries)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(51);
  }

  @Test
  void holdsAddressesOfEachChainThatTheFbiNamedForStake() {
    assertThat(KNOWLEDGE.incidents())
        .filteredOn(one -> one.id().equals("stake-2023-09-04"))
        .flatExtracting(Incident::addresses)
        .extracting("chain")
        .containsOnly("Ethereum", "BSC", "Polygon")
        .hasSize(4 + 5 + 2);
    assertThat(KNOWLEDGE.incidents())
        .flatExtracting(Incident::addresses)
        .extracting("address")
        .doesNotHaveDuplicates();
  }

  @Test
  void theNamesThatTheFbiGivesMeanTheSameAndOthersOnlyOverlap() {
    assertThat(KNOWLEDGE.actors())
        .filteredOn(one -> one.id().equals("tradertraitor"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.aliases())
                .filteredOn(alias -> alias.means() == Meaning.SAME)
                .extracting("name")
                .contains("Jade Sleet", "UNC4899", "Slow Pisces"));
    assertThat(KNOWLEDGE.actors())
        .filteredOn(one ->
            one.aliases().stream().anyMatch(alias -> alias.name().equals("Labyrinth Chollima")))
        .extracting("id")
        .containsExactly("lazarus", "tradertraitor", "citrine-sleet");
  }
}
