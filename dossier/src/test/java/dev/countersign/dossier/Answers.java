package dev.countersign.dossier;

import dev.countersign.model.json.Json;
import dev.countersign.trace.ask.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of traces, made by hand. */
final class Answers {
  static final String TRANSACTION = "0x" + "ab".repeat(32);

  private Answers() {}

  static String address(int number) {
    return String.format("0x%040x", number);
  }

  /** Of a theft of so much of Ethereum's coin, which rests nowhere yet. */
  static ObjectNode of(long stolen) {
    Asked asked =
        new Asked(
            List.of("ledger"),
            List.of(),
            address(99),
            "native",
            null,
            null,
            null,
            "fifo",
            "0",
            Asked.ANY_HOPS,
            Asked.ANY_TRANSACTIONS,
            1,
            List.of());
    ObjectNode json = Json.object();
    json.put("version", "1").put("at", "2025-03-01T08:00:00Z").put("method", "fifo");
    json.put("asset", "native").put("stolen", Long.toString(stolen)).put("presumed", "0");
    json.put("transactions", 1).put("complete", true);
    json.set("asked", asked.json());
    for (String list : List.of("resting", "flows", "crossings", "inputs", "labelInputs")) {
      json.putArray(list);
    }
    return json;
  }

  static ObjectNode bitcoin(long stolen) {
    ObjectNode json = of(stolen).put("asset", "bitcoin");
    json.putObject("addresses");
    return json;
  }

  static void rest(
      ObjectNode json,
      String place,
      String account,
      String asset,
      long amount,
      long value,
      String name) {
    ObjectNode rest = rest(json, place, account, asset, amount, value);
    rest.putObject("label").put("name", name).put("kind", "exchange").put("source", "labels.csv");
  }

  static void seeming(ObjectNode json, String account, long amount, String name) {
    rest(json, "service", account, "native", amount, amount)
        .putObject("label")
        .put("name", name)
        .put("kind", "service")
        .put("source", "inferred: by what it does");
  }

  static void output(ObjectNode json, String output, String address, long amount) {
    rest(json, "held", output, "bitcoin", amount, amount);
    ((ObjectNode) json.path("addresses")).put(output, address);
  }

  /** What a bridge kept, which has no amount of an asset. */
  static void fee(ObjectNode json, long value) {
    rest(json, "fee", null, "native", 0, value);
  }

  private static ObjectNode rest(
      ObjectNode json,
      String place,
      @Nullable String account,
      String asset,
      long amount,
      long value) {
    ObjectNode rest = ((ArrayNode) json.path("resting")).addObject();
    rest.put("place", place);
    if (account != null) {
      rest.put("account", account);
    }
    rest.put("asset", asset).put("amount", Long.toString(amount));
    rest.put("value", Long.toString(value)).put("hops", 1);
    when(rest.putObject("since"));
    return rest;
  }

  /** From Ethereum to another chain, by a match of that confidence. */
  static void crossing(ObjectNode json, String chain, double confidence) {
    ObjectNode crossing = ((ArrayNode) json.path("crossings")).addObject();
    crossing.put("bridge", "Bridge One").put("decoded", false).put("confidence", confidence);
    crossing.put("basis", "amount and time").put("value", "30").put("arrived", "30");
    side(crossing.putObject("from"), "1");
    side(crossing.putObject("to"), chain);
  }

  private static void side(ObjectNode side, String chain) {
    side.put("chain", chain).put("account", address(5)).put("asset", "native").put("amount", "30");
    when(side);
  }

  private static void when(ObjectNode json) {
    json.put("transaction", TRANSACTION).put("block", 7).put("time", "2025-02-21T14:13:35Z");
  }
}
