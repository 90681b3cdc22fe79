package dev.countersign.server.watch;

import dev.countersign.chain.node.NodeSocket;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Nodes that say by websocket that there is something new. Of which chain is not asked: all that
 * are followed look, which costs a question each.
 */
final class NewHeads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewHeads.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final List<NodeSocket> sockets;

  /** Wakes somebody whenever one of those nodes says something. */
  NewHeads(List<String> urls, Runnable wake) {
    NodeSocket.Listener listener =
        new NodeSocket.Listener() {
          @Override
          public void heard(String subscription, JsonNode result) {
            wake.run();
          }

          @Override
          public void state(boolean connected, String sentence) {
            LOG.info("{}", sentence);
          }
        };
    this.sockets =
        urls.stream()
            .map(url -> NodeSocket.open(url, List.of("newHeads"), listener, DEADLINE, SILENCE))
            .toList();
  }

  @Override
  public void close() {
    sockets.forEach(NodeSocket::close);
  }
}
