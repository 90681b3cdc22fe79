package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.Trials.Result;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.gate.simulation.Simulated;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A real node between which and the check something goes wrong. */
class MisbehavingNodeTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  /** What a node might say instead of the truth. */
  private static final List<String> LIES =
      List.of(
          "null",
          "true",
          "0",
          "1e400",
          "\"\"",
          "\"0x\"",
          "\"0x1\"",
          "\"0xzz\"",
          "\"0x" + "ff".repeat(31) + "\"",
          "\"0x" + "ff".repeat(32) + "\"",
          "\"0x" + "ff".repeat(96) + "\"",
          "\"0x" + "00".repeat(31) + "20" + "ff".repeat(32) + "\"",
          "[]",
          "[[]]",
          "[{}, {}]",
          "[{\"calls\":[{\"status\":\"0x1\",\"returnData\":\"0x\",\"logs\":[{}]}]}]",
          "[{\"calls\":[{\"status\":\"0x1\",\"returnData\":\"0x\"}]},{\"calls\":[{\"returnData\":\"0x\"}]}]",
          "{}",
          "{\"pre\":{},\"post\":{}}",
          "{\"pre\":{\"0x\":{}},\"post\":{}}",
          "{\"pre\":{\"0x" + "11".repeat(20) + "\":{\"storage\":{\"0x1\":\"0x2\"}}},\"post\":{}}",
          "{\"pre\":{\"0x" + "11".repeat(20) + "\":7},\"post\":[]}",
          "{\"type\":\"CALL\"}",
          "{\"type\":\"JUMP\",\"from\":\"0x" + "11".repeat(20) + "\"}",
          "{\"type\":\"CALL\",\"from\":\"0x" + "11".repeat(20) + "\",\"error\":\"\\u0000\\u202e\"}",
          "{\"type\":\"CALL\",\"from\":\"0x"
              + "11".repeat(20)
              + "\",\"to\":\"0x"
              + "11".repeat(20)
              + "\",\"calls\":{},\"logs\":7}",
          "{\"type\":\"CALL\",\"from\":\"0x"
              + "11".repeat(20)
              + "\",\"to\":\"0x"
              + "11".repeat(20)
              + "\",\"value\":\"0x"
              + "f".repeat(65)
              + "\"}");

  private static Anvil anvil;
  private static Safe safe;
  private static SafeTransaction payment;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    List<Address> accounts = anvil.accounts();
    safe =
        new SafeDeployment(anvil)
            .create(SafeRelease.V1_3_0, 2, accounts.get(1), accounts.get(2), accounts.get(3));
    payment = safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  private static void everythingIsHeld(Result result) {
    assertThat(result.reading().findings())
        .anySatisfy(finding -> assertThat(finding.code().outcome()).isNotEqualTo(Outcome.ALLOW));
    assertThat(result.ofNode()).as(result.sentences()).isNotEmpty();
    assertThat(result.simulated().effects()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth_chainId",
        "eth_call",
        "debug_traceCall",
      })
  void holdsWhateverALyingNodeSays(String method) {
    for (String lie : LIES) {
      JsonNode said = Json.parse(lie, "The lie");
      NodeClient liar = (m, params) -> m.equals(method) ? said : anvil.call(m, params);
      Result result = Trials.safe(liar, safe, payment);
      everythingIsHeld(result);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth_getStorageAt", "eth_getCode", "eth_simulateV1"})
  void neverBreaksWhateverALyingNodeSays(String method) {
    for (String lie : LIES) {
      JsonNode said = Json.parse(lie, "The lie");
      NodeClient liar =
          (m, params) -> {
            if (m.equals("debug_traceCall")) {
              throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks it");
            }
            return m.equals(method) ? said : anvil.call(m, params);
          };
      assertThat(Trials.safe(liar, safe, payment).ofNode()).as(lie).isNotEmpty();
    }
  }

  @Test
  void holdsWhenOneOfTheTwoTracesIsOfAnotherRun() {
    SafeTransaction other = safe.call(RECEIVER, Anvil.ETHER.add(BigInteger.ONE), Bytes.EMPTY);
    JsonNode[] trace = new JsonNode[1];
    NodeClient recorder =
        (m, params) -> {
          JsonNode answer = anvil.call(m, params);
          if (m.equals("debug_traceCall") && params.toString().contains("callTracer")) {
            trace[0] = answer;
          }
          return answer;
        };
    assertThat(Trials.safe(recorder, safe, other).ofNode()).isEmpty();
    NodeClient mixed =
        (m, params) ->
            m.equals("debug_traceCall") && params.toString().contains("callTracer")
                ? trace[0]
                : anvil.call(m, params);
    Result result = Trials.safe(mixed, safe, payment);
    assertThat(result.ofNode()).containsExactly(GateFinding.NODE_UNAVAILABLE);
    assertThat(result.simulated().sentence()).contains("contradicts itself");
  }

  @Test
  void holdsWhatIsNotTried() {
    NodeClient useless =
        (m, params) -> {
          throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + m);
        };
    everythingIsHeld(Trials.safe(useless, safe, payment));
    NodeClient blind =
        (m, params) -> {
          if (m.equals("debug_traceCall") || m.equals("eth_simulateV1")) {
            throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + m);
          }
          return anvil.call(m, params);
        };
    Result result = Trials.safe(blind, safe, payment);
    everythingIsHeld(result);
    assertThat(result.simulated().sentence())
        .contains("neither debug_traceCall nor eth_simulateV1");
  }

  @Test
  void asksADeadNodeOnlyAsLongAsItTakesToSeeThatItIsDead() {
    AtomicInteger asked = new AtomicInteger();
    NodeClient dead =
        (m, params) -> {
          asked.incrementAndGet();
          throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node did not answer");
        };
    NodeView view = new NodeView(dead);
    Reading out = new Reading();
    assertThat(view.isOn(Trials.CHAIN, out)).isFalse();
    assertThat(out.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(GateFinding.NODE_UNAVAILABLE);
          assertThat(finding.sentence()).isEqualTo("The node did not answer");
        });
    assertThat(view.chainFacts().symbol(RECEIVER)).isEmpty();
    assertThat(view.safeFacts(safe.address()).owners()).isEmpty();
    assertThat(view.safe(safe.address(), payment, null).state()).isEqualTo(State.UNAVAILABLE);
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void holdsWhenTheNodeTakesTheQuestionAndNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpNodeClient client =
            new HttpNodeClient(
                URI.create(
                    "http://"
                        + InetAddress.getLoopbackAddress().getHostAddress()
                        + ":"
                        + silent.getLocalPort()),
                Duration.ofMillis(300))) {
      Result result = Trials.safe(client, safe, payment);
      everythingIsHeld(result);
      assertThat(result.ofNode()).containsExactly(GateFinding.NODE_UNAVAILABLE);
      assertThat(result.sentences()).contains("did not answer within 0.3 s");
    }
  }

  @Test
  void saysThatTheNodeIsOnAnotherChain() {
    Reading out = new Reading();
    NodeView view = new NodeView(anvil);
    assertThat(view.isOn(1L, out)).isFalse();
    assertThat(out.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(GateFinding.NODE_ON_ANOTHER_CHAIN);
          assertThat(finding.sentence())
              .isEqualTo("The payload is for chain 1, but the node is on chain 31337");
        });
    assertThat(view.isOn(Trials.CHAIN, out)).isTrue();
    assertThat(view.isOn(null, out)).isTrue();
    assertThat(out.findings()).hasSize(1);
  }

  @Test
  void saysThatThereIsNoSafe() {
    NodeView view = new NodeView(anvil);
    for (Address none : List.of(RECEIVER, anvil.create("Coin"))) {
      Simulated simulated = view.safe(none, payment, null);
      assertThat(simulated.state()).isEqualTo(State.UNAVAILABLE);
      assertThat(simulated.sentence()).contains("no Safe at " + none);
    }
  }

  @Test
  void doesNotTryWhatNobodySends() {
    Simulated simulated = new NodeView(anvil).call(null, RECEIVER, BigInteger.ONE, Bytes.EMPTY);
    assertThat(simulated.state()).isEqualTo(State.NONE);
    assertThat(simulated.line().state()).isEqualTo("none");
    assertThatCode(() -> new NodeView(anvil).operation(RECEIVER, RECEIVER, Bytes.EMPTY))
        .doesNotThrowAnyException();
  }
}
