package dev.countersign.acceptance.trace;

import static dev.countersign.acceptance.trace.Scene.FEE;
import static dev.countersign.acceptance.trace.Scene.ether;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A theft that is split into 50 wallets, layered, swapped through pools of Uniswap, wrapped,
 * peeled, paid for a picture and mixed, on a real chain: the command follows it to the wei.
 */
class LaunderingTest {
  private static final String ZERO = "0";

  @TempDir private static Path folder;
  private static Scene scene;
  private static Laundering laundering;
  private static Path labels;

  @BeforeAll
  static void launder() throws IOException {
    scene = new Scene();
    laundering = new Laundering(scene);
    laundering.run();
    labels = folder.resolve("labels.csv");
    Files.writeString(
        labels,
        "address,name,kind\n"
            + (laundering.exchange + ",Some Exchange,exchange\n")
            + (scene.mixer + ",Some Mixer,mixer\n"));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String trace(String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>();
    words.addAll(List.of("trace", "--node", scene.node.url(), "--from", laundering.theft()));
    words.addAll(List.of("--from-block", ZERO, "--labels", labels.toString(), "--token"));
    words.addAll(List.of(scene.weth.toString(), scene.gold.toString(), scene.silver.toString()));
    words.addAll(List.of(more));
    int code =
        Countersign.run(
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false),
            words.toArray(new String[0]));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String method) {
    return Json.parse(trace("--method", method, "--json"), "The answer");
  }

  /** Account and asset, and what is there in wei of what was stolen. */
  private static Map<String, BigInteger> places(JsonNode answer, String member) {
    Map<String, BigInteger> places = new TreeMap<>();
    for (JsonNode one : answer.get("resting")) {
      places.put(
          one.path("account").asString(Truth.FEES) + " " + one.path("asset").asString(),
          new BigInteger(one.path(member).asString()));
    }
    return places;
  }

  /** What of the ten coins that were mixed with ten clean ones each method takes for stolen. */
  private static void mixed(String method, Map<String, BigInteger> places) {
    BigInteger spent =
        switch (method) {
          case "fifo" ->
              BigInteger.ZERO; // what the fee left of the clean ones went, and a fee's worth
          case "lifo" -> FEE;
          case "tiho" -> BigInteger.ZERO;
          case "haircut", "poison" -> FEE.shiftRight(1);
          default -> throw new IllegalArgumentException(method);
        };
    BigInteger gone =
        switch (method) {
          case "fifo" -> FEE;
          case "lifo" -> ether(10).subtract(FEE);
          case "tiho" -> ether(10);
          default -> ether(5);
        };
    places.merge(Truth.FEES + " " + Truth.COIN, spent, BigInteger::add);
    put(places, laundering.behind.toHex(), gone);
    put(places, laundering.mixed.toHex(), ether(10).subtract(gone).subtract(spent));
  }

  private static void put(Map<String, BigInteger> places, String account, BigInteger value) {
    if (value.signum() == 0) {
      places.remove(account + " " + Truth.COIN);
    } else {
      places.put(account + " " + Truth.COIN, value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lifo", "haircut", "tiho", "poison"})
  void followsTheTheftToTheWei(String method) {
    JsonNode answer = json(method);
    Map<String, BigInteger> expected = laundering.truth.places();
    mixed(method, expected);
    assertThat(places(answer, "value")).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(expected.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(ether(1_000));
    assertThat(answer.path("stolen").asString()).isEqualTo(ether(1_000).toString());
    assertThat(answer.path("blocks").path("calls").asBoolean()).isTrue();
  }

  /** Where nothing clean was mixed in, all that the account has is stolen. */
  @Test
  void findsOnTheChainWhatItSaysIsThere() {
    Map<String, BigInteger> amounts = places(json("fifo"), "amount");
    amounts.remove(Truth.FEES + " " + Truth.COIN);
    for (Address other : List.of(laundering.mixed, laundering.behind, scene.mixer, scene.gallery)) {
      amounts.remove(other.toHex() + " " + Truth.COIN);
    }
    assertThat(amounts).hasSizeGreaterThan(50);
    amounts.forEach((place, amount) -> {
      Address account = Address.of(place.substring(0, 42));
      String asset = place.substring(43);
      assertThat(
              asset.equals(Truth.COIN)
                  ? scene.coins(account)
                  : scene.tokens(Address.of(asset), account))
          .as(place)
          .isEqualTo(amount);
    });
  }

  @Test
  void saysWhereItIsInWords() {
    assertThat(trace())
        .contains("1,000 ETH followed through")
        .contains("Some Exchange")
        .contains("Into mixers: 20 ETH")
        .contains("Read from a node: blocks 0 to " + scene.height() + " of chain 31337")
        .doesNotContain("missing")
        .contains("Conserved to the smallest unit: stolen " + ether(1_000));
  }

  private static List<JsonNode> patterns(JsonNode answer, String kind) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : answer.get("patterns")) {
      if (one.path("kind").asString().equals(kind)) {
        found.add(one);
      }
    }
    return found;
  }

  @Test
  void flagsTheShamSalesAndWhatElseLaunderersDo() {
    JsonNode answer = json("fifo");
    List<JsonNode> sales = patterns(answer, "sham-sale");
    assertThat(sales).hasSize(2);
    assertThat(sales.getLast().path("reason").asString())
        .contains("paid 6 ETH for item 2")
        .contains("in another transaction than the item's");
    assertThat(sales.getFirst().path("reason").asString())
        .contains("paid 12 ETH for item 2 of " + scene.pictures)
        .contains("to " + laundering.artist.toHex())
        .contains("the seller had got stolen value from")
        .contains("the price is 120 times the median of 2 other sales of the collection, 0.1 ETH");
    assertThat(sales.getFirst().path("transactions").get(1).asString())
        .isEqualTo(laundering.pictureSale());
    assertThat(patterns(answer, "split").getFirst().path("reason").asString())
        .startsWith(laundering.thief.toHex() + " gave to 50 accounts within");
    assertThat(patterns(answer, "peel-chain").getFirst().path("reason").asString())
        .contains("8 accounts in a row");
    // Two swapped twice, one swapped back for a friend, one wrapped and unwrapped.
    assertThat(patterns(answer, "layering")).hasSize(4);
    assertThat(patterns(answer, "address-reuse")).hasSize(1);
    assertThat(patterns(answer, "dormancy")).isEmpty();
    assertThat(trace())
        .contains("What launderers do, as reasons to look and not as proof:\n  Sham sale: ");
  }
}
