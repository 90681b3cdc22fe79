package dev.countersign.server.page;

import dev.countersign.server.trace.FromNode;
import dev.countersign.server.trace.Traced;
import java.util.Map;
import java.util.UUID;

/**
 * A trace in the list of them.
 *
 * @param what in a sentence
 */
public record TraceRow(UUID id, String state, String what, String by, String at) {
  /**
   * Of a trace.
   *
   * @param names of people and machines, by what the journal calls them
   */
  public static TraceRow of(Traced traced, Map<String, String> names) {
    var asked = traced.asked();
    String asset = asked.asset().equals("native") ? "the coin" : "the token " + asked.asset();
    return new TraceRow(
        traced.id(),
        traced.state().word(),
        (asked.from().length() == 66 ? "What the transaction " : "What came to ")
            + asked.from()
            + (asked.from().length() == 66 ? " took" : "")
            + ": "
            + asset
            + ", "
            + asked.method()
            + traced
                .node()
                .map(TraceRow::blocks)
                .orElseGet(() -> ", through the ledger " + String.join(", ", asked.ledger())),
        names.getOrDefault(traced.by(), traced.by()),
        Moments.of(traced.at()));
  }

  private static String blocks(FromNode node) {
    return ", through blocks of chain "
        + node.chain()
        + " from "
        + node.from()
        + (node.to() == null ? "" : " to " + node.to())
        + (node.open() ? ", left open" : "");
  }
}
