package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which blocks a trace is read from: those of the server's own node of a chain. No address of a
 * node is ever taken from whoever asks.
 *
 * @param chain of the node (EIP-155), 1 or more
 * @param from the first block, 0 or more
 * @param to the last one; null for no last one
 * @param open whether it goes on with the chain
 * @param calls whether calls within transactions are asked for
 */
public record FromNode(long chain, long from, @Nullable Long to, boolean open, boolean calls) {
  private static final long HIGHEST = 1L << 53;

  /**
   * Checks the ranges.
   *
   * @throws UnreadableInput where one is none
   */
  public FromNode {
    if (chain < 1 || chain > HIGHEST) {
      throw new UnreadableInput("The chain " + chain + " is no chain id; expected 1 or more");
    }
    if (from < 0 || from > HIGHEST || (to != null && (to < from || to > HIGHEST))) {
      throw new UnreadableInput(
          "The blocks to read are no blocks; expected a first one, 0 or more, and a last one that is"
              + " not before it, or none");
    }
  }

  /** In JSON. */
  public ObjectNode json() {
    ObjectNode json = Json.object().put("chain", chain).put("fromBlock", from);
    if (to != null) {
      json.put("toBlock", to);
    }
    return json.put("open", open).put("calls", calls);
  }

  /** What {@link #json()} wrote. */
  static FromNode of(JsonNode json) {
    return new FromNode(
        json.path("chain").asLong(),
        json.path("fromBlock").asLong(),
        json.has("toBlock") ? json.path("toBlock").asLong() : null,
        json.path("open").asBoolean(),
        json.path("calls").asBoolean());
  }

  /** The last block to read, when the node's newest is that one. */
  long target(long newest) {
    return to == null ? newest : Math.min(newest, to);
  }

  /** A number of a block or a chain as somebody wrote it. */
  public static long number(BigInteger number, String what) {
    if (number.signum() < 0 || number.bitLength() > 53) {
      throw new UnreadableInput(what + " is no number of a block or a chain: " + number);
    }
    return number.longValueExact();
  }
}
