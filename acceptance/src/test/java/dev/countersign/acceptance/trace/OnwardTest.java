package dev.countersign.acceptance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stolen coins go into a bridge on a real chain: the answer says to which chain and address. */
class OnwardTest {
  private static final BigInteger TEN = BigInteger.TEN.pow(19);

  @Test
  void saysWhereABridgeSaysThatItTakesThem() {
    try (Anvil node = Anvil.start(31_337)) {
      Address victim = node.accounts().get(1);
      Address thief = node.accounts().get(2);
      Address friend = Scene.wallet("friend");
      Address bridge = node.create("DepositBridge");
      Address liar = node.create("DepositBridge");
      String theft = node.send(victim, thief, TEN, Bytes.EMPTY).path("transactionHash").asString();
      node.send(
          thief,
          bridge,
          BigInteger.TEN.pow(18),
          Anvil.data(
              "sendNative(address,uint64,uint64)",
              friend,
              BigInteger.valueOf(56),
              BigInteger.valueOf(7)));
      node.send(
          thief,
          liar,
          BigInteger.ZERO,
          Anvil.data("pretend(address,uint64)", friend, BigInteger.valueOf(99)));
      JsonNode answer =
          Json.parse(
              run(
                  "trace",
                  "--node",
                  node.url(),
                  "--from-block",
                  "0",
                  "--from",
                  theft,
                  "--method",
                  "lifo",
                  "--json"),
              "The answer");
      assertThat(answer.get("onward")).hasSize(1);
      JsonNode onward = answer.get("onward").get(0);
      assertThat(onward.get("bridge").asString()).isEqualTo("Celer cBridge");
      assertThat(onward.get("chain").asString()).isEqualTo("56");
      assertThat(onward.get("recipient").asString()).isEqualTo(friend.toHex());
      assertThat(onward.get("value").asString()).isEqualTo("1000000000000000000");
      assertThat(
              run(
                  "trace",
                  "--node",
                  node.url(),
                  "--from-block",
                  "0",
                  "--from",
                  theft,
                  "--method",
                  "lifo"))
          .contains("Said to go on to other chains")
          .contains("1 ETH by Celer cBridge to chain 56, " + friend.toHex());
    }
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
