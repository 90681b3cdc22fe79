package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.server.freeze.FreezeDesk;
import dev.countersign.server.freeze.FreezeTracking;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.freeze.Letterhead;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/freezes}: requests to freeze, and what became of them. */
@RestController
public final class FreezesApi {
  private static final int A_PAGE = 100;

  private final FreezeDesk desk;
  private final FreezeTracking tracking;
  private final TraceDesk traces;

  /** An API over that desk. */
  public FreezesApi(FreezeDesk desk, FreezeTracking tracking, TraceDesk traces) {
    this.desk = desk;
    this.tracking = tracking;
    this.traces = traces;
  }

  /** The newest first. */
  @GetMapping("/api/v1/freezes")
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable Long before) {
    List<KeptRequest> found = desk.store().before(before == null ? Long.MAX_VALUE : before, A_PAGE);
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("freezes");
    found.forEach(one -> all.add(FreezeAnswer.of(one)));
    if (found.size() == A_PAGE) {
      json.put("next", "/api/v1/freezes?before=" + found.getLast().number());
    }
    return JsonBody.ok(json);
  }

  /** One, with what became of it and whether its amounts still match. */
  @GetMapping("/api/v1/freezes/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    return desk.store()
        .find(id)
        .map(one -> JsonBody.ok(FreezeAnswer.whole(one, desk.agains().of(one))))
        .orElseGet(FreezesApi::unknown);
  }

  /** The request itself. */
  @GetMapping("/api/v1/freezes/{id}/request")
  public ResponseEntity<byte[]> request(@PathVariable UUID id) {
    return desk.store()
        .find(id)
        .map(one -> JsonBody.ok(FreezeJson.of(one.request())))
        .orElseGet(FreezesApi::unknown);
  }

  /** Drafts one for each holder of a trace that has none. */
  @PostMapping("/api/v1/traces/{id}/freezes")
  public ResponseEntity<byte[]> draft(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    if (traces.store().find(id).isEmpty()) {
      return TracesApi.notFound();
    }
    JsonNode body = JsonBody.read(request);
    JsonFields.only(
        body,
        "The request",
        "case",
        "company",
        "address",
        "contact",
        "mail",
        "phone",
        "legalBasis",
        "hours",
        "contacts");
    Letterhead head =
        new Letterhead(
            JsonFields.text(body, "company"),
            or(body, "address"),
            JsonFields.text(body, "contact"),
            JsonFields.text(body, "mail"),
            or(body, "phone"),
            JsonFields.text(body, "legalBasis"),
            body.has("hours") ? body.path("hours").asInt(0) : 24);
    Map<String, String> contacts = new HashMap<>();
    body.path("contacts")
        .properties()
        .forEach(one -> contacts.put(one.getKey(), one.getValue().asString("")));
    List<UUID> made = desk.draft(id, who.getName(), JsonFields.text(body, "case"), head, contacts);
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("freezes");
    for (UUID each : made) {
      desk.store().find(each).ifPresent(one -> all.add(FreezeAnswer.of(one)));
    }
    return JsonBody.answer(HttpStatus.CREATED, json);
  }

  /** Asks a trace again, so that its requests are held against the chain. */
  @PostMapping("/api/v1/traces/{id}/freezes/again")
  public ResponseEntity<byte[]> again(SignedIn who, @PathVariable UUID id) {
    if (traces.store().find(id).isEmpty()) {
      return TracesApi.notFound();
    }
    UUID newer = desk.agains().ask(id, who.getName());
    return JsonBody.answer(HttpStatus.ACCEPTED, Json.object().put("trace", newer.toString()));
  }

  /** Notes what became of one, makes it anew or withdraws it. */
  @PostMapping("/api/v1/freezes/{id}/{step}")
  public ResponseEntity<byte[]> step(
      SignedIn who, @PathVariable UUID id, @PathVariable String step, HttpServletRequest request)
      throws IOException {
    KeptRequest kept = desk.store().find(id).orElse(null);
    if (kept == null) {
      return unknown();
    }
    JsonNode body = JsonBody.read(request);
    JsonFields.only(body, "The request", "note", "amounts");
    String by = who.getName();
    String note = or(body, "note");
    UUID next = id;
    switch (step) {
      case "sent" -> tracking.sent(id, by, note);
      case "acknowledged" -> tracking.answered(id, new State.Acknowledged(), by, note);
      case "frozen" -> tracking.answered(id, new State.Frozen(), by, note);
      case "partly" -> tracking.answered(id, part(kept, body.path("amounts")), by, note);
      case "refused" -> tracking.answered(id, new State.Refused(), by, note);
      case "renew" -> next = desk.renew(id, by);
      case "withdraw" -> desk.withdraw(id, by, note);
      default -> {
        return unknown();
      }
    }
    return one(next);
  }

  private static State part(KeptRequest kept, JsonNode amounts) {
    List<Quantity> part = new ArrayList<>();
    for (JsonNode one : amounts) {
      String key = JsonFields.text(one, "asset");
      ChainAsset asset =
          kept.request().totals().stream()
              .map(Quantity::asset)
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () -> new UnreadableInput("The request does not ask for the asset " + key));
      part.add(new Quantity(asset, new Amount(JsonFields.uint(one, "amount"))));
    }
    return new State.PartlyFrozen(part);
  }

  private static String or(JsonNode body, String field) {
    String text = JsonFields.textOrNull(body, field);
    return text == null ? "" : text.strip();
  }

  private static ResponseEntity<byte[]> unknown() {
    return Problem.response(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no such request",
        "No request to freeze is at this address.");
  }
}
