package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Stolen coins go over a bridge between two real chains: the command follows them, to the wei. */
class AcrossChainsTest {
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);
  private static final BigInteger TEN = BigInteger.TEN.pow(19);
  private static final BigInteger NINE = ETHER.multiply(BigInteger.valueOf(9));
  private static final BigInteger FEE = BigInteger.TEN.pow(15).add(BigInteger.valueOf(7));
  private static final BigInteger PAID = BigInteger.valueOf(5).multiply(ETHER).add(BigInteger.ONE);

  @TempDir private Path folder;

  @Test
  void followsThemToAnExchangeOnTheOtherChain() throws IOException {
    try (Anvil one = Anvil.start(31_337);
        Anvil other = Anvil.start(31_338)) {
      Address thief = one.accounts().get(2);
      Address exchange = Scene.wallet("exchange");
      Address taking = one.create("DepositBridge");
      other.create("DepositBridge"); // so that both sides have contracts of their own
      Address paying = other.create("PayingBridge");
      assertThat(paying).isNotEqualTo(taking);
      String theft =
          one.send(one.accounts().get(1), thief, TEN, Bytes.EMPTY)
              .path("transactionHash")
              .asString();
      JsonNode deposit =
          one.send(
              thief,
              taking,
              NINE,
              Anvil.data(
                  "sendNative(address,uint64,uint64)",
                  other.accounts().get(3),
                  BigInteger.valueOf(31_338),
                  BigInteger.valueOf(7)));
      Bytes id =
          Bytes.fromHex(deposit.path("logs").get(0).path("data").asString(), "").slice(0, 32);
      Address friend = other.accounts().get(3);
      other.ask("evm_increaseTime", RpcValues.text("0x12c"));
      other.send(other.accounts().get(0), paying, TEN, Bytes.EMPTY);
      BigInteger arrives = NINE.subtract(FEE);
      // Somebody forges the other side to another's address, and pays nothing.
      other.send(
          other.accounts().get(4),
          other.create("PayingBridge"),
          BigInteger.ZERO,
          relay("pretend", thief, other.accounts().get(5), arrives, id));
      JsonNode out =
          other.send(
              other.accounts().get(0),
              paying,
              BigInteger.ZERO,
              relay("relay", thief, friend, arrives, id));
      JsonNode sold = other.send(friend, exchange, PAID, Bytes.EMPTY);
      BigInteger gas = Scene.fee(sold);
      Path labels = folder.resolve("labels.csv");
      Files.writeString(
          labels,
          "address,name,kind\n"
              + (exchange + ",Some Exchange,exchange\n")
              + (taking + ",Some Bridge,bridge\n")
              + (paying + ",Some Bridge,bridge\n"));
      Path pdf = folder.resolve("report.pdf");
      String[] words = words(one, other, theft, "--labels", labels.toString(), "--method", "lifo");

      JsonNode answer = Json.parse(run(with(words, "--json", "--pdf", pdf.toString())), "It");
      assertThat(answer.path("stolen").asString()).isEqualTo(TEN.toString());
      assertThat(answer.path("crossings")).hasSize(1);
      JsonNode crossing = answer.path("crossings").get(0);
      assertThat(crossing.path("bridge").asString()).isEqualTo("Celer cBridge");
      assertThat(crossing.path("decoded").asBoolean()).isTrue();
      assertThat(crossing.path("confidence").asDouble()).isEqualTo(1);
      assertThat(crossing.path("value").asString()).isEqualTo(NINE.toString());
      assertThat(crossing.path("arrived").asString()).isEqualTo(arrives.toString());
      assertThat(crossing.path("fee").asString()).isEqualTo(FEE.toString());
      assertThat(crossing.path("from").path("transaction").asString())
          .isEqualTo(deposit.path("transactionHash").asString());
      assertThat(crossing.path("to").path("transaction").asString())
          .isEqualTo(out.path("transactionHash").asString());
      assertThat(rests(answer, "service", "31338", exchange)).isEqualTo(PAID);
      assertThat(rests(answer, "held", "31338", friend))
          .isEqualTo(arrives.subtract(PAID).subtract(gas));
      assertThat(answer.path("totals").path("bridge").asString()).isEqualTo("0");
      assertThat(answer.path("bridge_fees").asString()).isEqualTo(FEE.toString());
      BigInteger sum = BigInteger.ZERO;
      for (JsonNode total : answer.path("totals")) {
        sum = sum.add(new BigInteger(total.asString()));
      }
      assertThat(sum).isEqualTo(TEN);
      assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");

      assertThat(run(words))
          .contains("10 ETH followed through")
          .contains("on 2 chains, lifo")
          .contains("chain 31338  " + exchange.toHex())
          .contains("Some Exchange")
          .contains("9 ETH by Celer cBridge from chain 31337")
          .contains("goes on, said on both sides: Celer cBridge says on both sides")
          .contains("Conserved to the smallest unit over all chains: stolen " + TEN);
      assertThat(run(with(words, "--csv")))
          .contains("crossing,")
          .contains(deposit.path("transactionHash").asString());
      assertThat(run(with(words, "--graphml")))
          .contains("31337:" + taking.toHex())
          .contains("31338:" + friend.toHex())
          .contains("said on both sides");
      assertThat(run(with(words, "--without", "crossings")))
          .contains("Into bridges, and not followed on")
          .doesNotContain("Over bridges, and followed on");
    }
  }

  @Test
  void storesOfTheTwoChainsSayTheSameAndTakeBackWhatTheChainDoes() throws IOException {
    try (Anvil one = Anvil.start(31_337);
        Anvil other = Anvil.start(31_338)) {
      Address thief = one.accounts().get(2);
      Address friend = other.accounts().get(3);
      Address taking = one.create("DepositBridge");
      other.create("DepositBridge");
      Address paying = other.create("PayingBridge");
      String theft =
          one.send(one.accounts().get(1), thief, TEN, Bytes.EMPTY)
              .path("transactionHash")
              .asString();
      JsonNode deposit =
          one.send(
              thief,
              taking,
              NINE,
              Anvil.data(
                  "sendNative(address,uint64,uint64)",
                  friend,
                  BigInteger.valueOf(31_338),
                  BigInteger.valueOf(7)));
      Bytes id =
          Bytes.fromHex(deposit.path("logs").get(0).path("data").asString(), "").slice(0, 32);
      other.ask("evm_increaseTime", RpcValues.text("0x12c"));
      other.send(other.accounts().get(0), paying, TEN, Bytes.EMPTY);
      Bytes relay = relay("relay", thief, friend, NINE.subtract(FEE), id);
      other.send(other.accounts().get(0), paying, BigInteger.ZERO, relay);
      Path labels = folder.resolve("labels.csv");
      Files.writeString(
          labels,
          "address,name,kind\n"
              + (taking + ",Some Bridge,bridge\n")
              + (paying + ",Some Bridge,bridge\n"));
      String[] nodes = words(one, other, theft, "--labels", labels.toString(), "--json");
      String[] stores = {
        "trace",
        "--ledger",
        stored(one),
        "--chain",
        "31337",
        "--from",
        theft,
        "--also",
        "31338=" + stored(other),
        "--labels",
        labels.toString(),
        "--json"
      };
      JsonNode answer = Json.parse(run(stores), "It");
      assertThat(answer).isEqualTo(Json.parse(run(nodes), "It"));
      assertThat(answer.path("crossings")).hasSize(1);
      assertThat(answer.path("crossings").get(0).path("decoded").asBoolean()).isTrue();

      other.ask("anvil_reorg", Json.object().numberNode(1), Json.object().arrayNode());
      stored(other);
      JsonNode without = Json.parse(run(stores), "It");
      assertThat(without).isEqualTo(Json.parse(run(nodes), "It"));
      assertThat(without.path("crossings")).isEmpty();

      other.send(other.accounts().get(1), friend, ETHER, Bytes.EMPTY);
      other.send(other.accounts().get(0), paying, BigInteger.ZERO, relay);
      stored(other);
      JsonNode again = Json.parse(run(stores), "It");
      assertThat(again).isEqualTo(Json.parse(run(nodes), "It"));
      assertThat(again.path("crossings")).hasSize(1);
    }
  }

  /** Brings the store of a node up to it. */
  private String stored(Anvil node) {
    String store = folder.resolve("store-" + node.url().replaceAll("[^0-9]", "")).toString();
    if (Files.exists(Path.of(store))) {
      run("ledger", "load", store, "--node", node.url());
    } else {
      run("ledger", "load", store, "--node", node.url(), "--from-block", "0");
    }
    return store;
  }

  private static Bytes relay(
      String function, Address sender, Address receiver, BigInteger amount, Bytes id) {
    return Anvil.data(
        function + "(address,address,uint256,uint64,bytes32)",
        sender,
        receiver,
        amount,
        BigInteger.valueOf(31_337),
        id);
  }

  private static BigInteger rests(JsonNode answer, String place, String chain, Address account) {
    for (JsonNode one : answer.path("resting")) {
      if (one.path("place").asString().equals(place)
          && one.path("chain").asString().equals(chain)
          && one.path("account").asString().equals(account.toHex())) {
        return new BigInteger(one.path("value").asString());
      }
    }
    return BigInteger.ZERO;
  }

  private static String[] words(Anvil one, Anvil other, String theft, String... more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("trace", "--node", one.url(), "--from-block", "0", "--from", theft));
    words.addAll(List.of("--also", "31338=" + other.url() + "#0"));
    words.addAll(List.of(more));
    return words.toArray(new String[0]);
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  private static String run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Countersign.run(
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false),
            words);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
