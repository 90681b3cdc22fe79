package dev.countersign.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.Contact;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.FreezeRequests;
import dev.countersign.response.freeze.HolderKind;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.trace.report.DossierJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FactsTest {
  private static final Instant MADE = Instant.parse("2025-03-01T09:00:00Z");
  private static final Terms TERMS =
      new Terms(
          "CASE-1",
          new Company("Example", "", new Contact("Desk", "desk@custody.example", "")),
          "By law.",
          MADE,
          MADE.plusSeconds(86_400));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1,fifo",
    "2,fifo",
    "3,fifo",
    "4,fifo",
    "1,lifo",
    "2,lifo",
    "1,haircut",
    "3,haircut",
    "1,tiho",
    "5,tiho"
  })
  void asksEachHolderForWhatTheTraceHasThereToTheSmallestUnit(long seed, String method)
      throws IOException {
    ObjectNode json = Theft.traced(folder, seed, method);
    TraceFacts facts = facts(json);
    List<FreezeRequest> requests = FreezeRequests.of(facts, TERMS);

    // By the answer's own fields, and not by anything that made the facts.
    Map<String, BigInteger> there = new TreeMap<>();
    for (JsonNode rest : json.path("resting")) {
      holder(rest)
          .ifPresent(name ->
              there.merge(
                  name + " " + lower(rest.path("asset").asString()),
                  new BigInteger(rest.path("amount").asString()),
                  BigInteger::add));
    }
    Map<String, BigInteger> asked = new TreeMap<>();
    for (FreezeRequest request : requests) {
      for (Resting item : request.items()) {
        asked.merge(
            request.holder().name() + " " + item.what().asset().id(),
            item.what().amount().units(),
            BigInteger::add);
      }
    }
    assertThat(asked).isEqualTo(there).isNotEmpty();
    assertThat(
            facts.resting().stream()
                .map(one -> one.value().units())
                .reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(new BigInteger(json.path("stolen").asString()));
    assertThat(requests.getFirst().stolen().amount().toString())
        .isEqualTo(json.path("stolen").asString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void namesTheTransactionsThatBroughtItWithTheirTimesAndAmounts(long seed) throws IOException {
    ObjectNode json = Theft.traced(folder, seed, "fifo");
    for (FreezeRequest request : FreezeRequests.of(facts(json), TERMS)) {
      for (Resting item : request.items()) {
        for (var arrival : item.arrivals()) {
          BigInteger brought = BigInteger.ZERO;
          for (JsonNode flow : json.path("flows")) {
            if (flow.path("to").asString("").equals(item.address())
                && flow.path("transaction").asString().equals(arrival.transaction())
                && lower(flow.path("got").asString()).equals(item.what().asset().id())) {
              brought = brought.add(new BigInteger(flow.path("amount").asString()));
              assertThat(arrival.at()).isEqualTo(Instant.parse(flow.path("time").asString()));
              assertThat(arrival.block()).isEqualTo(flow.path("block").asLong());
            }
          }
          assertThat(arrival.amount().units()).isEqualTo(brought);
        }
      }
    }
  }

  @Test
  void asksExchangesIssuersAndBridgesByNameAndNobodyAboutMixersAndFees() throws IOException {
    List<FreezeRequest> requests = FreezeRequests.of(facts(Theft.traced(folder, 1, "fifo")), TERMS);

    assertThat(requests)
        .extracting(one -> one.holder().words())
        .containsExactly(
            "Another Exchange (exchange)",
            "Example Exchange (exchange)",
            "Circle (issuer)",
            "Example Bridge (bridge)");
    assertThat(requests.getFirst().holder().contact()).isEqualTo("freeze@another-exchange.example");
    assertThat(requests.getFirst().tracedAt()).isEqualTo("2025-03-01T08:00:00Z");
    Quantity circle = requests.get(2).totals().getFirst();
    assertThat(circle.asset().symbol()).isEqualTo("USDC");
    assertThat(circle.asset().decimals()).isEqualTo(6);
  }

  @Test
  void whatTheTraceBeganWithWasBroughtByTheTheft() {
    ObjectNode json = Answers.of(10);
    Answers.rest(json, "service", Answers.address(1), "native", 10, 10, "Exchange One");

    Resting rest = facts(json).resting().getFirst();

    assertThat(rest.arrivals())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.transaction()).isEqualTo(Answers.TRANSACTION);
          assertThat(one.amount().toString()).isEqualTo("10");
        });
  }

  @Test
  void aDepositAddressThatOnlySeemsToBeOneIsToldWithLessConfidence() {
    ObjectNode json = Answers.of(30);
    Answers.rest(json, "service", Answers.address(1), "native", 10, 10, "Exchange One");
    Answers.seeming(json, Answers.address(2), 10, "seems to be a deposit address of Exchange One");
    Answers.seeming(json, Answers.address(3), 6, "seems to be a service");
    Answers.seeming(
        json, Answers.address(4), 4, "seems to be a deposit address of " + Answers.address(3));

    List<FreezeRequest> requests = FreezeRequests.of(facts(json), TERMS);

    assertThat(requests)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.totals().getFirst().amount().toString()).isEqualTo("20");
          assertThat(one.items()).extracting(Resting::confidence).containsExactly(100, 90);
        });
  }

  @Test
  void outputsOfOneAddressAreOneSum() {
    ObjectNode json = Answers.bitcoin(30);
    Answers.output(json, "ab:0", "bc1qexample", 10);
    Answers.output(json, "cd:1", "bc1qexample", 20);

    TraceFacts facts = facts(json);

    assertThat(facts.resting())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.address()).isEqualTo("bc1qexample");
          assertThat(one.what().words()).isEqualTo("0.0000003 BTC");
          assertThat(one.what().asset().key())
              .isEqualTo("bip122:000000000019d6689c085ae165831e93/native");
        });
  }

  @Test
  void whatABridgeKeptIsToldInWhatWasStolenAndAskedOfNobody() {
    ObjectNode json = Answers.of(30);
    Answers.rest(json, "bridge", Answers.address(1), "native", 27, 27, "Bridge One");
    Answers.fee(json, 3);

    TraceFacts facts = facts(json);

    assertThat(facts.accounted())
        .singleElement()
        .satisfies(one -> assertThat(one.amount().toString()).isEqualTo("30"));
    assertThat(FreezeRequests.of(facts, TERMS))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.holder().kind()).isEqualTo(HolderKind.BRIDGE);
          assertThat(one.totals().getFirst().amount().toString()).isEqualTo("27");
        });
  }

  @Test
  void aWayOverABridgeByMatchIsAsSureAsTheMatch() {
    ObjectNode json = Answers.of(30);
    Answers.crossing(json, "10", 0.937);
    Answers.rest(json, "service", Answers.address(1), "native", 30, 30, "Exchange One");
    ((ObjectNode) json.path("resting").get(0)).put("chain", "10");

    Resting rest = facts(json).resting().getFirst();

    assertThat(rest.confidence()).isEqualTo(93);
    assertThat(rest.what().asset().key()).isEqualTo("eip155:10/native");
  }

  @Test
  void refusesPoisonWhichCountsMoreThanWasStolen() throws IOException {
    ObjectNode json = Theft.traced(folder, 1, "poison");

    assertThatThrownBy(() -> facts(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("fifo, lifo, haircut or tiho");
  }

  @Test
  void refusesAHoldersTransactionWithoutATime() {
    ObjectNode json = Answers.of(10);
    Answers.rest(json, "service", Answers.address(1), "native", 10, 10, "Exchange One");
    ((ObjectNode) json.path("resting").get(0).path("since")).put("time", "block 7");

    assertThatThrownBy(() -> facts(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not say when the transaction " + Answers.TRANSACTION);
  }

  @Test
  void refusesMoneyOfDataSets() {
    ObjectNode json = Answers.of(10).put("asset", "USD");
    ((ArrayNode) json.path("resting")).removeAll();
    Answers.rest(json, "service", Answers.address(1), "USD", 10, 10, "Exchange One");

    assertThatThrownBy(() -> facts(json)).hasMessageContaining("no chain's assets");
  }

  private static Optional<String> holder(JsonNode rest) {
    String name = rest.path("label").path("name").asString("");
    boolean inferred = rest.path("label").path("source").asString("").startsWith("inferred");
    return switch (rest.path("place").asString()) {
      case "service", "bridge" -> inferred ? company(name) : Optional.of(name);
      case "held", "not-followed" ->
          lower(rest.path("asset").asString()).equals("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48")
              ? Optional.of("Circle")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> company(String name) {
    String company = name.replace("seems to be a deposit address of ", "");
    return company.contains("seems") || company.startsWith("0x")
        ? Optional.empty()
        : Optional.of(company);
  }

  private static String lower(String asset) {
    return asset.toLowerCase(Locale.ROOT);
  }

  private static TraceFacts facts(ObjectNode json) {
    return Facts.of(
        DossierJson.read(json),
        Directory.SHIPPED,
        name -> name.equals("Another Exchange") ? "freeze@another-exchange.example" : "");
  }
}
