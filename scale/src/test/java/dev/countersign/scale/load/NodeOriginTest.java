package dev.countersign.scale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.cassandra.BlockRange;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ranges of a node whose blocks are empty, and whose chain may turn while it is read. */
class NodeOriginTest {
  private static final Pattern ASKED =
      Pattern.compile("eth_getBlockByNumber\",\"params\":\\[\"0x([0-9a-f]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");

  private final HttpServer server;
  private volatile int turnedFrom = Integer.MAX_VALUE;
  private volatile int turnsAfter = -1;

  NodeOriginTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer =
              answer(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String answer(String question) {
    Matcher id = ID.matcher(question);
    Matcher asked = ASKED.matcher(question);
    String result = "[]";
    if (asked.find()) {
      int number = Integer.parseInt(asked.group(1), 16);
      result = block(number);
      turnedFrom = number == turnsAfter ? number - 1 : turnedFrom;
    }
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
        .formatted(id.find() ? id.group(1) : "1", result);
  }

  private String block(int number) {
    return "{\"number\":\"0x%x\",\"hash\":\"%s\",\"parentHash\":\"%s\",\"timestamp\":\"0x%x\",\"transactions\":[],\"miner\":\"0x%040x\",\"baseFeePerGas\":\"0x1\",\"withdrawals\":[]}"
        .formatted(
            number, hash(number, turnedFrom), hash(number - 1, turnedFrom), 1_000 + number, 5);
  }

  private static String hash(int number, int turnedFrom) {
    return "0x%s%063x".formatted(number >= turnedFrom ? "b" : "a", number);
  }

  private NodeOrigin origin() {
    return new NodeOrigin(
        "http://127.0.0.1:" + server.getAddress().getPort(), 1, false, 100, 124, 10);
  }

  @Test
  void aRangeWhoseChainTurnsWhileItIsReadIsRefused() {
    turnsAfter = 104;
    assertThatThrownBy(() -> origin().read(0))
        .isInstanceOf(NodeFault.class)
        .hasMessageContaining("block 105 does not follow the one before it");
  }

  @Test
  void rangesFollowEachOtherToTheLastBlock() {
    assertThat(origin().ranges())
        .containsExactly(
            new BlockRange(100, 109), new BlockRange(110, 119), new BlockRange(120, 124));
  }

  @Test
  void aRangeThatWasReadFromTheSameChainNeedNotBeReadAgain() throws NodeFault {
    String mark = origin().read(1).mark();
    assertThat(mark).isEqualTo(hash(109, 1_000) + " " + hash(119, 1_000));
    assertThat(origin().isStill(1, mark)).isTrue();
    turnedFrom = 115;
    assertThat(origin().isStill(1, mark)).isFalse();
  }

  @Test
  void tasksThatWereToldOfDifferentChainsAreNotedBeforeTheirRangesAreJoined() throws NodeFault {
    String first = origin().read(0).mark();
    String second = origin().read(1).mark();
    Map<BlockRange, String> staged =
        Map.of(new BlockRange(100, 109), first, new BlockRange(110, 119), second);
    origin().check(staged);
    turnedFrom = 105;
    String turned = origin().read(0).mark();
    assertThatThrownBy(() ->
            origin()
                .check(Map.of(new BlockRange(100, 109), turned, new BlockRange(110, 119), second)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("Block 110 does not follow the one before it");
  }
}
