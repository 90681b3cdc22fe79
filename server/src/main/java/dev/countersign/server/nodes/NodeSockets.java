package dev.countersign.server.nodes;

import java.util.List;

/**
 * Websockets by which nodes say what is new.
 *
 * @param urls {@code ws} or {@code wss}; keys are often part of them
 */
public record NodeSockets(List<String> urls) {
  /** Keeps a copy. */
  public NodeSockets {
    urls = List.copyOf(urls);
  }

  /** Tells none of them. */
  @Override
  public String toString() {
    return urls.size() + " websockets";
  }
}
