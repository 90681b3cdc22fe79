package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.SafeTransaction;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command as a person runs it, with {@code --rpc} on a real node. */
class CheckWithNodeTest {
  private static final int ALLOW = 0;
  private static final int HOLD = 3;
  private static final int DENY = 4;
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  private static Anvil anvil;
  private static SafeDeployment safes;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    safes = new SafeDeployment(anvil);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  private record Answer(int exitCode, JsonNode json) {
    List<String> codes() {
      return texts("findings", "code");
    }

    List<String> effects() {
      return texts("effects", "sentence");
    }

    List<String> texts(String list, String field) {
      List<String> texts = new ArrayList<>();
      json.path(list).forEach(one -> texts.add(one.path(field).asString()));
      return texts;
    }
  }

  private Answer check(String payload, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("check", "--json", "-"));
    args.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        Countersign.run(
            new Terminal(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false,
                false),
            args.toArray(String[]::new));
    JsonNode json = Json.parse(out.toString(StandardCharsets.UTF_8), "The answer");
    return new Answer(code, json);
  }

  private static Safe safe(SafeRelease release) {
    List<Address> accounts = anvil.accounts();
    return safes.create(release, 2, accounts.get(1), accounts.get(2), accounts.get(3));
  }

  private static String json(Safe safe, SafeTransaction tx, JsonNode... confirmations) {
    ObjectNode fields =
        Json.object()
            .put("to", tx.to().toString())
            .put("value", tx.value().toString())
            .put("data", tx.data().toHex())
            .put("operation", tx.operation())
            .put("safeTxGas", "0")
            .put("baseGas", "0")
            .put("gasPrice", "0")
            .put("gasToken", Address.ZERO.toString())
            .put("refundReceiver", Address.ZERO.toString())
            .put("nonce", String.valueOf(tx.nonce()));
    ArrayNode listed = Json.object().arrayNode();
    for (JsonNode confirmation : confirmations) {
      listed.add(confirmation);
    }
    ObjectNode payload =
        Json.object().put("chainId", Trials.CHAIN).put("safe", safe.address().toString());
    payload.set("safeTx", fields);
    payload.set("confirmations", listed);
    return Json.compact(payload);
  }

  private String file(String name, ObjectNode content) throws IOException {
    return Files.writeString(folder.resolve(name), Json.compact(content)).toString();
  }

  private String intent(Safe safe, String asset, String units, Address destination)
      throws IOException {
    return file(
        "intent.json",
        Json.object()
            .put("action", "transfer")
            .put("chainId", Trials.CHAIN)
            .put("wallet", safe.address().toString())
            .put("asset", asset)
            .put("units", units)
            .put("destination", destination.toString())
            .put("purpose", "a test"));
  }

  @ParameterizedTest
  @EnumSource
  void deniesATakeoverAndAllowsTheSameSafesHonestPayment(SafeRelease release) throws IOException {
    Safe safe = safe(release);
    Address sweeper = anvil.create("Sweeper");
    SafeTransaction takeover =
        safe.delegatecall(
            anvil.create("Takeover"),
            Anvil.data("transfer(address,uint256)", sweeper, BigInteger.ZERO));
    Answer denied = check(json(safe, takeover), "--rpc", anvil.url());
    assertThat(denied.exitCode()).isEqualTo(DENY);
    assertThat(denied.codes())
        .contains("unknown-delegatecall", "disguised-call", "wallet-code-replaced");
    assertThat(denied.effects()).contains("the wallet's code is replaced by " + sweeper);
    assertThat(denied.json().path("simulation").path("state").asString()).isEqualTo("succeeded");

    SafeTransaction payment = safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY);
    Answer allowed =
        check(
            json(safe, payment),
            "--rpc",
            anvil.url(),
            "--intent",
            intent(safe, "native", Anvil.ETHER.toString(), RECEIVER));
    assertThat(allowed.exitCode()).as(allowed.codes().toString()).isEqualTo(ALLOW);
    assertThat(allowed.json().path("safeTxHash").asString()).isEqualTo(safe.hash(payment).toHex());

    assertThat(check(json(safe, payment), "--rpc", anvil.url()).exitCode())
        .as("without an intent")
        .isEqualTo(HOLD);
    Answer other =
        check(
            json(safe, payment),
            "--rpc",
            anvil.url(),
            "--intent",
            intent(safe, "native", "1", RECEIVER));
    assertThat(other.exitCode()).as("against another intent").isEqualTo(DENY);
  }

  @Test
  void allowsAnHonestTokenTransferAndDeniesOneOfATokenThatTakesAFee() throws IOException {
    Safe safe = safe(SafeRelease.V1_4_1);
    for (String name : List.of("Coin", "TaxedCoin")) {
      Address coin = anvil.create(name);
      anvil.send(
          anvil.accounts().getFirst(),
          coin,
          BigInteger.ZERO,
          Anvil.data("mint(address,uint256)", safe.address(), 1_000));
      ObjectNode known = Json.object();
      known.set(
          "tokens",
          RpcValues.params(
              Json.object()
                  .put("chainId", Trials.CHAIN)
                  .put("contract", coin.toString())
                  .put("symbol", "COIN")
                  .put("decimals", 6)));
      known.set(
          "addresses",
          RpcValues.params(
              Json.object()
                  .put("address", RECEIVER.toString())
                  .put("kind", "counterparty")
                  .put("label", "the receiver")));
      Answer answer =
          check(
              json(
                  safe,
                  safe.call(
                      coin,
                      BigInteger.ZERO,
                      Anvil.data("transfer(address,uint256)", RECEIVER, 600))),
              "--rpc",
              anvil.url(),
              "--known",
              file("known.json", known),
              "--intent",
              intent(safe, coin.toString(), "600", RECEIVER));
      if (name.equals("Coin")) {
        assertThat(answer.exitCode()).as(answer.codes().toString()).isEqualTo(ALLOW);
      } else {
        assertThat(answer.exitCode()).isEqualTo(DENY);
        assertThat(answer.codes()).contains("simulation-disagrees");
      }
    }
  }

  @Test
  void holdsWhatTheNodeCannotVouchFor() throws IOException {
    Safe safe = safe(SafeRelease.V1_3_0);
    String payload = json(safe, safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY));
    String intent = intent(safe, "native", Anvil.ETHER.toString(), RECEIVER);
    try (Anvil other = Anvil.start(5)) {
      Answer elsewhere = check(payload, "--rpc", other.url(), "--intent", intent);
      assertThat(elsewhere.exitCode()).isEqualTo(HOLD);
      assertThat(elsewhere.codes()).contains("node-on-another-chain");
    }
    try (Anvil empty = Anvil.start(Trials.CHAIN)) {
      Answer nothing = check(payload, "--rpc", empty.url(), "--intent", intent);
      assertThat(nothing.exitCode()).isEqualTo(HOLD);
      assertThat(nothing.codes()).contains("node-unavailable");
    }
    Answer dead = check(payload, "--rpc", "http://127.0.0.1:1", "--intent", intent);
    assertThat(dead.exitCode()).isEqualTo(HOLD);
    assertThat(dead.codes()).contains("node-unavailable");
  }

  @Test
  void holdsAPaymentThatWouldFailAndControlThatIsHandedOver() throws IOException {
    Safe safe = safe(SafeRelease.V1_5_0);
    Answer tooMuch =
        check(
            json(safe, safe.call(RECEIVER, Anvil.ETHER.pow(2), Bytes.EMPTY)), "--rpc", anvil.url());
    assertThat(tooMuch.exitCode()).isEqualTo(HOLD);
    assertThat(tooMuch.codes()).contains("would-fail");
    Answer owner =
        check(
            json(
                safe,
                safe.call(
                    safe.address(),
                    BigInteger.ZERO,
                    Anvil.data("addOwnerWithThreshold(address,uint256)", RECEIVER, 1))),
            "--rpc",
            anvil.url());
    assertThat(owner.exitCode()).isEqualTo(HOLD);
    assertThat(owner.codes())
        .contains("owners-changed", "threshold-changed")
        .doesNotContain("simulation-disagrees", "storage-written", "not-simulated");
  }

  @ParameterizedTest
  @EnumSource
  void tellsEveryKindOfConfirmationThatBelongsFromOneThatDoesNot(SafeRelease release)
      throws IOException {
    Address signer = anvil.accounts().get(1);
    Address approver = anvil.accounts().get(2);
    Address stranger = anvil.accounts().get(7);
    Address judge = anvil.create("Judge");
    Safe safe = safes.create(release, 3, signer, approver, judge);
    SafeTransaction tx = safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY);
    Bytes hash = safe.hash(tx);
    anvil.send(approver, safe.address(), BigInteger.ZERO, Anvil.data("approveHash(bytes32)", hash));
    Bytes zero = Bytes.word(BigInteger.ZERO);
    Bytes contract =
        judge
            .word()
            .concat(Bytes.word(BigInteger.valueOf(65)))
            .concat(Bytes.fromHex("0x00"))
            .concat(Bytes.word(BigInteger.valueOf(3)))
            .concat(Bytes.of("yes".getBytes(StandardCharsets.US_ASCII)));
    Answer good =
        check(
            json(
                safe,
                tx,
                confirmation(signer, signed(signer, hash)),
                confirmation(approver, approver.word().concat(zero).concat(Bytes.fromHex("0x01"))),
                confirmation(judge, contract)),
            "--rpc",
            anvil.url(),
            "--intent",
            intent(safe, "native", Anvil.ETHER.toString(), RECEIVER));
    assertThat(good.texts("confirmations", "status")).containsOnly("belongs").hasSize(3);
    assertThat(good.exitCode()).as(good.codes().toString()).isEqualTo(ALLOW);

    Answer bad =
        check(
            json(
                safe,
                tx,
                confirmation(signer, signed(signer, hash)),
                confirmation(stranger, signed(stranger, hash))),
            "--rpc",
            anvil.url());
    assertThat(bad.texts("confirmations", "status")).containsExactly("belongs", "does-not-belong");
    assertThat(bad.exitCode()).isEqualTo(DENY);
    assertThat(bad.codes()).contains("confirmation-not-by-owner");
  }

  private static ObjectNode confirmation(Address owner, Bytes signature) {
    return Json.object().put("owner", owner.toString()).put("signature", signature.toHex());
  }

  /** By the node's key, as {@code eth_sign} does: the Safe wants 4 added to the last byte. */
  private static Bytes signed(Address account, Bytes hash) {
    Bytes signature =
        Bytes.fromHex(
            anvil
                .ask("eth_sign", RpcValues.text(account.toHex()), RpcValues.text(hash.toHex()))
                .asString());
    return signature.slice(0, 64).concat(Bytes.of(new byte[] {(byte) (signature.at(64) + 4)}));
  }
}
