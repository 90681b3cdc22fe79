package dev.countersign.server.page;

import dev.countersign.server.trace.FromNode;
import dev.countersign.server.trace.Traced;
import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.PlaceWords;
import dev.countersign.trace.taint.Place;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A trace in the list of them.
 *
 * @param what in a sentence
 * @param found where most of it is, in shares; empty where there is no result
 */
public record TraceRow(UUID id, String state, String what, String found, String by, String at) {
  private static final int MOST_PLACES = 3;

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
        traced.totals().map(TraceRow::found).orElse(""),
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

  private static String found(JsonNode totals) {
    BigInteger stolen = new BigInteger(totals.path("stolen").asString("0"));
    Map<Place, BigInteger> there = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      String word = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
      there.put(place, new BigInteger(totals.path("totals").path(word).asString("0")));
    }
    return there.entrySet().stream()
        .filter(one -> one.getValue().signum() > 0)
        .sorted(Map.Entry.<Place, BigInteger>comparingByValue().reversed())
        .limit(MOST_PLACES)
        .map(one ->
            Dossier.share(one.getValue(), stolen)
                + " "
                + PlaceWords.of(one.getKey()).heading().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("; "));
  }
}
