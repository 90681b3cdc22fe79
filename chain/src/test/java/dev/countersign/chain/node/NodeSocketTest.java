package dev.countersign.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A websocket that says what it should, nothing, too much, or nonsense. */
@Timeout(60)
class NodeSocketTest implements NodeSocket.Listener {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> states = new LinkedBlockingQueue<>();

  @Override
  public void heard(String subscription, JsonNode result) {
    heard.add(subscription + " " + result.asString());
  }

  @Override
  public void state(boolean connected, String sentence) {
    states.add(connected + " " + sentence.replaceAll("127.0.0.1:[0-9]+", "HERE"));
  }

  private NodeSocket open(SocketStandIn node) {
    return NodeSocket.open(
        node.url(), List.of("newHeads"), this, Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  private void said(String sentence) throws InterruptedException {
    String state = states.poll(20, TimeUnit.SECONDS);
    while (state != null && !state.equals(sentence)) {
      state = states.poll(20, TimeUnit.SECONDS);
    }
    assertThat(state).isEqualTo(sentence);
  }

  private static final String HEAD =
      "{'jsonrpc':'2.0','method':'eth_subscription','params':{'subscription':'0x1','result':'%s'}}";

  private static void subscribed(SocketStandIn.Client client) {
    client.hear();
    client.say("{'jsonrpc':'2.0','id':1,'result':'0x1'}");
  }

  @Test
  void hearsWhatTheNodeSaysAlsoInParts() throws Exception {
    Consumer<SocketStandIn.Client> talk =
        client -> {
          subscribed(client);
          String second = HEAD.formatted("second").replace('\'', '"');
          client.say(HEAD.formatted("first"));
          client.say(second.substring(0, 20), true, false);
          client.say(second.substring(20), false, true);
          client.listen();
        };
    try (SocketStandIn node = new SocketStandIn(talk);
        NodeSocket any = open(node)) {
      assertThat(any).isNotNull();
      said("true the node at HERE says what is new");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("newHeads first");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("newHeads second");
    }
  }

  @Test
  void connectsAnewWhereTheNodeGoesAway() throws Exception {
    Consumer<SocketStandIn.Client> talk =
        client -> {
          subscribed(client);
          client.say(HEAD.formatted("once"));
        };
    try (SocketStandIn node = new SocketStandIn(talk);
        NodeSocket any = open(node)) {
      assertThat(any).isNotNull();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("newHeads once");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("newHeads once");
      assertThat(node.connections()).isGreaterThan(1);
    }
  }

  @Test
  void breaksOffWhereTheNodeIsSilent() throws Exception {
    Consumer<SocketStandIn.Client> talk =
        client -> {
          subscribed(client);
          client.listen();
        };
    try (SocketStandIn node = new SocketStandIn(talk);
        NodeSocket any = open(node)) {
      assertThat(any).isNotNull();
      said("false the node at HERE says no longer what is new: it is silent");
    }
  }

  @Test
  void breaksOffWhereTheNodeSaysTooMuchAtOnce() throws IOException, InterruptedException {
    Consumer<SocketStandIn.Client> talk =
        client -> {
          client.hear();
          client.say("{\"x\":\"" + "y".repeat(NodeSocket.LARGEST / 2), true, false);
          client.say("y".repeat(NodeSocket.LARGEST), false, false);
          client.listen();
        };
    try (SocketStandIn node = new SocketStandIn(talk);
        NodeSocket any = open(node)) {
      assertThat(any).isNotNull();
      said("false the node at HERE says no longer what is new: it said more at once than 1 MiB");
    }
  }

  @Test
  void breaksOffWhereTheNodeSaysNonsense() throws IOException, InterruptedException {
    Consumer<SocketStandIn.Client> talk =
        client -> {
          client.hear();
          client.say("nonsense");
          client.listen();
        };
    try (SocketStandIn node = new SocketStandIn(talk);
        NodeSocket any = open(node)) {
      assertThat(any).isNotNull();
      said(
          "false the node at HERE says no longer what is new: the node answered with something"
              + " that is no JSON-RPC answer");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8546", "ws:", "ws:///x", "not a url", ""})
  void refusesWhatIsNoWebsocket(String url) {
    assertThatThrownBy(() ->
            NodeSocket.open(url, List.of(), this, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The node's websocket URL");
  }
}
