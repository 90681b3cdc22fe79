package dev.countersign.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.node.NodeFault.Kind;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpNodeClientTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void asksByJsonRpcAndHandsTheResultOn() throws Exception {
    AtomicReference<String> asked = new AtomicReference<>("");
    try (ScriptedNode node =
            new ScriptedNode((exchange, question) -> {
              asked.set(question);
              ScriptedNode.send(
                  exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7a69\"}");
            });
        HttpNodeClient client = new HttpNodeClient(node.uri(), SHORT)) {
      assertThat(client.call("eth_chainId", RpcValues.params()).asString()).isEqualTo("0x7a69");
      assertThat(asked.get())
          .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}");
    }
  }

  @Test
  void handsOnThatTheNodeSaidNothingIsThere() throws Exception {
    try (ScriptedNode node = ScriptedNode.saying(200, "{\"id\":1,\"result\":null}");
        HttpNodeClient client = new HttpNodeClient(node.uri(), SHORT)) {
      assertThat(client.call("eth_getBlockByHash", RpcValues.params()).isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>busy</html>",
        "[]",
        "\"0x1\"",
        "{\"id\":1",
        "{\"id\":1,\"result\":\"0x1\"} {}",
        "{\"id\":2,\"result\":\"0x1\"}",
        "{\"id\":\"1\",\"result\":\"0x1\"}",
        "{\"result\":\"0x1\"}",
        "{\"id\":1}",
        "{\"id\":1,\"result\":\"0x1\",\"result\":\"0x2\"}"
      })
  void cannotUseWhatIsNoAnswerToTheQuestion(String body) throws IOException {
    assertThat(faultOf(200, body).kind()).isEqualTo(Kind.UNUSABLE);
  }

  @Test
  void cannotUseAnAnswerOfAThousandLevels() throws IOException {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    assertThat(faultOf(200, "{\"id\":1,\"result\":" + deep + "}").kind()).isEqualTo(Kind.UNUSABLE);
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "401", "403", "404", "429", "500", "503"})
  void saysWithWhichStatusItWasTurnedAway(int status) throws IOException {
    NodeFault fault = faultOf(status, "busy");
    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.sentence()).startsWith("the node answered with HTTP status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "-32601, no such thing",
    "-32004, no such thing",
    "-32000, the method debug_traceCall does not exist/is not available",
    "-32600, Unsupported method: debug_traceCall. See available methods",
    "0, Method not found"
  })
  void tellsAMissingMethod(int code, String message) throws IOException {
    assertThat(faultOf(200, error(code, message)).kind()).isEqualTo(Kind.METHOD_MISSING);
  }

  @Test
  void tellsAMissingMethodOfANodeThatUsesTheStatusToo() throws IOException {
    assertThat(faultOf(400, error(-32601, "nope")).kind()).isEqualTo(Kind.METHOD_MISSING);
  }

  @Test
  void tellsARevertWithItsData() throws IOException {
    NodeFault fault =
        faultOf(
            200,
            "{\"id\":1,\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x08c379a0\"}}");
    assertThat(fault.kind()).isEqualTo(Kind.REVERTED);
    assertThat(fault.data()).contains(Bytes.fromHex("0x08c379a0"));
  }

  @Test
  void showsTheNodesOwnWordsOnlyAsPlainText() throws IOException {
    NodeFault fault = faultOf(200, error(-32000, "a\\u001b[31m\\u202e" + "x".repeat(5_000)));
    assertThat(fault.kind()).isEqualTo(Kind.REFUSED);
    assertThat(fault.sentence()).matches("[ -~…]{20,200}");
  }

  @Test
  void givesUpOnANodeThatNeverAnswers() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedNode node = new ScriptedNode((exchange, question) -> await(over));
        HttpNodeClient client = new HttpNodeClient(node.uri(), SHORT)) {
      assertThat(fault(client).sentence()).contains("did not answer within 0.4 s");
      over.countDown();
    }
  }

  @Test
  void givesUpOnANodeThatDrips() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedNode node =
            new ScriptedNode((exchange, question) -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              await(over);
            });
        HttpNodeClient client = new HttpNodeClient(node.uri(), SHORT)) {
      assertThat(fault(client).sentence()).contains("did not answer within 0.4 s");
      over.countDown();
    }
  }

  @Test
  void breaksOffAnAnswerThatNeverEnds() throws Exception {
    try (ScriptedNode node =
            new ScriptedNode((exchange, question) -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream body = exchange.getResponseBody();
              byte[] chunk = new byte[1 << 16];
              for (int i = 0; i < 2_000; i++) {
                body.write(chunk);
              }
            });
        HttpNodeClient client = new HttpNodeClient(node.uri(), HttpNodeClient.TIMEOUT)) {
      assertThat(fault(client).sentence()).isEqualTo("the node's answer is larger than 16 MiB");
    }
  }

  @Test
  void saysThatANodeIsNotReachable() throws Exception {
    ScriptedNode node = ScriptedNode.saying(200, "");
    URI gone = node.uri();
    node.close();
    try (HttpNodeClient client = new HttpNodeClient(gone, SHORT)) {
      assertThat(fault(client).sentence()).endsWith("is not reachable");
    }
  }

  @Test
  void sendsAUserAsAHeaderAndNeverRepeatsASecretOfTheUrl() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>("");
    try (ScriptedNode node =
            new ScriptedNode((exchange, question) -> {
              seen.set(
                  exchange.getRequestHeaders().getFirst("Authorization")
                      + " "
                      + exchange.getRequestURI());
              ScriptedNode.send(exchange, 403, "");
            });
        HttpNodeClient client =
            new HttpNodeClient(node.uri("ann:geheim@", "/v2/key%2Fone?token=two"), SHORT)) {
      assertThat(fault(client).sentence()).doesNotContain("geheim", "key", "one", "token", "two");
      assertThat(seen.get()).isEqualTo("Basic YW5uOmdlaGVpbQ== /v2/key%2Fone?token=two");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://127.0.0.1:8545",
        "file:///etc/hosts",
        "127.0.0.1",
        "http:///key",
        "http://a b/key"
      })
  void refusesAUrlThatIsNoneOfANodeWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> HttpNodeClient.at(url).close())
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The node's URL")
        .hasMessageNotContaining("key");
  }

  private static String error(int code, String message) {
    return "{\"id\":1,\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
  }

  private static NodeFault faultOf(int status, String body) throws IOException {
    try (ScriptedNode node = ScriptedNode.saying(status, body);
        HttpNodeClient client = new HttpNodeClient(node.uri(), HttpNodeClient.TIMEOUT)) {
      return fault(client);
    }
  }

  private static NodeFault fault(NodeClient client) {
    return catchThrowableOfType(
        NodeFault.class, () -> client.call("eth_chainId", RpcValues.params()));
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
