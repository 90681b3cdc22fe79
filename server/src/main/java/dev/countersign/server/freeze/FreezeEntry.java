package dev.countersign.server.freeze;

import dev.countersign.model.json.Json;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.tracking.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the journal says of requests. */
final class FreezeEntry {
  private FreezeEntry() {}

  /**
   * A new one.
   *
   * @param body as it is kept, whose hash tells it from every other
   */
  static ObjectNode drafted(UUID trace, FreezeRequest request, String by, String body) {
    ObjectNode entry = about(request, by);
    entry.put("trace", trace.toString());
    entry.put("tracedAt", request.tracedAt().toString());
    entry.put("deadline", request.terms().deadline().toString());
    ArrayNode totals = entry.putArray("totals");
    for (Quantity one : request.totals()) {
      totals.addObject().put("asset", one.asset().key()).put("amount", one.amount().toString());
    }
    entry.put("addresses", request.items().size());
    return entry.put("requestSha256", sha256(body));
  }

  static ObjectNode step(FreezeRequest request, Step step) {
    ObjectNode entry = about(request, step.who());
    if (!step.note().isEmpty()) {
      entry.put("note", step.note());
    }
    ObjectNode detail = StateJson.detail(step.state());
    if (detail != null) {
      detail.properties().forEach(one -> entry.set(one.getKey(), one.getValue()));
    }
    return entry;
  }

  static ObjectNode closed(FreezeRequest request, KeptRequest.Closed closed) {
    ObjectNode entry = about(request, closed.by()).put("reason", closed.why());
    closed.replacedBy().ifPresent(other -> entry.put("replacedBy", other.toString()));
    return entry;
  }

  static ObjectNode about(FreezeRequest request, String by) {
    ObjectNode entry = Json.object();
    if (!by.isEmpty()) {
      entry.put("by", by);
    }
    return entry
        .put("reference", request.reference())
        .put("case", request.terms().caseNumber())
        .put("kind", request.holder().kind().word())
        .put("holder", request.holder().name());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
