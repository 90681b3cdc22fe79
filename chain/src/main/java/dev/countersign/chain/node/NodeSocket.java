package dev.countersign.chain.node;

import dev.countersign.chain.node.SocketText.Heard;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * What an Ethereum node says unasked, by websocket and {@code eth_subscribe}. It is a hint and
 * never the truth: a node may say nothing, the same twice, or too much. A connection that is silent
 * for long, or says what is no JSON-RPC, or more at once than the bound, is broken off and made
 * again, after a pause that grows to a minute.
 */
public final class NodeSocket implements AutoCloseable {
  /** Bytes of one message at the most: far more than any notification has. */
  static final int LARGEST = 1 << 20;

  private static final String WHAT = "The node's websocket URL";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Is told what the node says. It is waited for, so that it sets the pace. */
  public interface Listener {
    /**
     * A notification.
     *
     * @param subscription such as {@code newHeads}
     * @param result as it came, of any form
     */
    void heard(String subscription, JsonNode result);

    /** The connection stands, or no longer does, or a subscription was refused. */
    void state(boolean connected, String sentence);
  }

  private final URI uri;
  private final List<String> subscriptions;
  private final Listener listener;
  private final Duration deadline;
  private final Duration silence;
  private final HttpClient http;
  private final Thread thread;
  private volatile boolean closed;

  private NodeSocket(
      URI uri, List<String> subscriptions, Listener listener, Duration deadline, Duration silence) {
    this.uri = uri;
    this.subscriptions = List.copyOf(subscriptions);
    this.listener = listener;
    this.deadline = deadline;
    this.silence = silence;
    this.http = HttpClient.newBuilder().connectTimeout(deadline).build();
    this.thread = Thread.ofVirtual().name("node-socket").unstarted(this::run);
  }

  /**
   * Connects, and stays connected until it is closed.
   *
   * @param url {@code ws} or {@code wss}; a user and password in it go into the header of basic
   *     authentication
   * @param subscriptions such as {@code newHeads} and {@code newPendingTransactions}
   * @param deadline of connecting, more than nothing
   * @param silence after half of it the node is asked for a sign of life, after all of it the
   *     connection is made anew
   * @throws UnreadableInput when it is no such URL; the sentence does not repeat it, since keys are
   *     often part of it
   */
  public static NodeSocket open(
      String url,
      List<String> subscriptions,
      Listener listener,
      Duration deadline,
      Duration silence) {
    NodeSocket socket = new NodeSocket(address(url), subscriptions, listener, deadline, silence);
    socket.thread.start();
    return socket;
  }

  /**
   * Checks a URL without connecting.
   *
   * @throws UnreadableInput when it is no such URL
   */
  public static void require(String url) {
    address(url);
  }

  private static URI address(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new UnreadableInput(
          WHAT + " cannot be read; expected a URL such as ws://127.0.0.1:8546");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if ((!scheme.equals("ws") && !scheme.equals("wss")) || uri.getHost() == null) {
      throw new UnreadableInput(WHAT + " must start with ws:// or wss:// and name a host");
    }
    return uri;
  }

  private String place() {
    return "the node at " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (!closed) {
      try {
        if (connect()) {
          pause = FIRST_PAUSE;
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      } catch (InterruptedException e) {
        return; // it was closed
      }
    }
  }

  /** Until the connection ends; true where it stood and said something. */
  private boolean connect() throws InterruptedException {
    SocketText text = new SocketText(subscriptions);
    Conversation conversation = new Conversation(text, this::hear);
    WebSocket socket = null;
    try {
      WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(deadline);
      String user = uri.getUserInfo();
      if (user != null) {
        byte[] raw = user.getBytes(StandardCharsets.UTF_8);
        builder.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(raw));
      }
      socket =
          builder
              .buildAsync(withoutUser(), conversation)
              .get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      for (String question : text.questions()) {
        socket.sendText(question, true).get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      }
      listener.state(true, place() + " says what is new");
      while (!conversation.isOver(silence.dividedBy(2))) {
        long heard = conversation.heard();
        socket.sendPing(ByteBuffer.allocate(0)).get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        if (!conversation.isOver(silence.dividedBy(2)) && conversation.heard() == heard) {
          conversation.end("it is silent");
        }
      }
      listener.state(false, place() + " says no longer what is new: " + conversation.why());
    } catch (ExecutionException | TimeoutException e) {
      listener.state(false, place() + " cannot be reached by websocket");
    } finally {
      if (socket != null) {
        socket.abort();
      }
    }
    return conversation.heard() > 0;
  }

  private void hear(Heard heard) {
    switch (heard) {
      case Heard.Said said -> listener.heard(said.subscription(), said.result());
      case Heard.Refused refused ->
          listener.state(
              true, place() + " does not tell " + refused.subscription() + ": " + refused.why());
      case Heard.Nothing any -> {}
    }
  }

  private URI withoutUser() {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path + query);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    http.shutdownNow();
  }
}
