package dev.countersign.response.freeze.form;

import dev.countersign.model.json.Json;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as JSON ({@code docs/response.md} has its fields). Amounts are decimal text in smallest
 * units, times are ISO 8601 in UTC. {@link FreezeJsonReader} reads it back without loss.
 */
public final class FreezeJson {
  /** What the field {@code format} says. */
  public static final String FORMAT = "countersign-freeze-request-v1";

  private FreezeJson() {}

  /** The object. The same request gives the same. */
  public static ObjectNode of(FreezeRequest request) {
    Terms terms = request.terms();
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("reference", request.reference());
    json.put("caseNumber", terms.caseNumber());
    company(json.putObject("company"), terms.company());
    json.putObject("holder")
        .put("kind", request.holder().kind().word())
        .put("name", request.holder().name())
        .put("contact", request.holder().contact());
    json.put("legalBasis", terms.legalBasis());
    json.put("made", terms.made().toString());
    json.put("deadline", terms.deadline().toString());
    json.put("tracedAt", request.tracedAt().toString());
    json.put("method", request.method());
    json.set("stolen", quantity(request.stolen()));
    ArrayNode totals = json.putArray("totals");
    request.totals().forEach(one -> totals.add(quantity(one)));
    ArrayNode items = json.putArray("items");
    request.items().forEach(one -> items.add(item(one)));
    return json;
  }

  private static void company(ObjectNode json, Company company) {
    json.put("name", company.name()).put("address", company.address());
    json.putObject("contact")
        .put("name", company.contact().name())
        .put("mail", company.contact().mail())
        .put("phone", company.contact().phone());
  }

  private static ObjectNode quantity(Quantity quantity) {
    ChainAsset asset = quantity.asset();
    ObjectNode json = Json.object();
    json.put("chain", asset.chain().id())
        .put("chainName", asset.chain().name())
        .put("asset", asset.id())
        .put("symbol", asset.symbol())
        .put("decimals", asset.decimals())
        .put("amount", quantity.amount().toString());
    return json;
  }

  private static ObjectNode item(Resting item) {
    ObjectNode json = Json.object();
    json.put("address", item.address());
    json.set("what", quantity(item.what()));
    json.put("value", item.value().toString());
    json.put("confidence", item.confidence());
    ArrayNode arrivals = json.putArray("transactions");
    for (Arrival one : item.arrivals()) {
      arrivals
          .addObject()
          .put("transaction", one.transaction())
          .put("block", one.block())
          .put("time", one.at().toString())
          .put("amount", one.amount().toString());
    }
    return json;
  }
}
