package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.AlertCouriers;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.DeliveryStore;
import dev.countersign.server.alert.IncidentDesk;
import dev.countersign.server.alert.IncidentStore.Wanted;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.watch.alert.Incident.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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

/** {@code /api/v1/incidents} and {@code /api/v1/alerts}. */
@RestController
public final class IncidentsApi {
  private static final int A_PAGE = 100;
  private static final int MOST_ALERTS = 1_000;
  private static final int LAST_PAGE = 1_000;

  private final IncidentDesk desk;
  private final AlertStore alerts;
  private final DeliveryStore deliveries;
  private final AlertCouriers couriers;

  /** An API over that desk. */
  public IncidentsApi(
      IncidentDesk desk, AlertStore alerts, DeliveryStore deliveries, AlertCouriers couriers) {
    this.desk = desk;
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.couriers = couriers;
  }

  /** Incidents, open ones first. */
  @GetMapping("/api/v1/incidents")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "info") String from,
      @RequestParam(defaultValue = "0") int page) {
    int at = Math.clamp(page, 0, LAST_PAGE);
    List<KeptIncident> found =
        desk.store().all(new Wanted(status(status), severity(from), ""), A_PAGE, at * A_PAGE);
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("incidents");
    found.forEach(one -> all.add(IncidentJson.of(one)));
    if (found.size() == A_PAGE) {
      json.put(
          "next", "/api/v1/incidents?status=" + status + "&from=" + from + "&page=" + (at + 1));
    }
    return JsonBody.ok(json);
  }

  /** One with its alerts and what was told of it. */
  @GetMapping("/api/v1/incidents/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    return desk.store()
        .find(id)
        .map(one ->
            JsonBody.ok(
                IncidentJson.whole(
                    one, alerts.of(id, 0, MOST_ALERTS), deliveries.of(id, A_PAGE), deliveries)))
        .orElseGet(IncidentsApi::unknown);
  }

  /** Takes one on. */
  @PostMapping("/api/v1/incidents/{id}/acknowledge")
  public ResponseEntity<byte[]> acknowledge(SignedIn who, @PathVariable UUID id) {
    if (desk.store().find(id).isEmpty()) {
      return unknown();
    }
    desk.acknowledge(id, who.person().subject());
    return one(id);
  }

  /** Says that one is over; the body is {@code {"reason": …}}. */
  @PostMapping("/api/v1/incidents/{id}/resolve")
  public ResponseEntity<byte[]> resolve(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    if (desk.store().find(id).isEmpty()) {
      return unknown();
    }
    desk.resolve(id, who.person().subject(), reason(request));
    return one(id);
  }

  /** Opens one again; the body is {@code {"reason": …}}. */
  @PostMapping("/api/v1/incidents/{id}/reopen")
  public ResponseEntity<byte[]> reopen(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    if (desk.store().find(id).isEmpty()) {
      return unknown();
    }
    desk.reopen(id, who.person().subject(), reason(request));
    return one(id);
  }

  /** Alerts of all incidents, the newest first. */
  @GetMapping("/api/v1/alerts")
  public ResponseEntity<byte[]> alerts(@RequestParam(required = false) @Nullable Long before) {
    var found = alerts.newest(before == null ? Long.MAX_VALUE : before, A_PAGE);
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("alerts");
    found.forEach(one -> all.add(IncidentJson.alert(one)));
    if (found.size() == A_PAGE) {
      json.put("next", "/api/v1/alerts?before=" + found.getLast().number());
    }
    return JsonBody.ok(json);
  }

  /** Sends a test by a channel. */
  @PostMapping("/api/v1/alerts/channels/{name}/test")
  public ResponseEntity<byte[]> test(@PathVariable String name) {
    return couriers.test(name)
        ? JsonBody.answer(HttpStatus.ACCEPTED, Json.object().put("channel", name))
        : Problem.response(
            HttpStatus.NOT_FOUND,
            "not-found",
            "There is no such channel",
            "The settings name no channel of that name, or nobody is behind it.");
  }

  private static ResponseEntity<byte[]> unknown() {
    return Problem.response(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no such incident",
        "No incident is at this address.");
  }

  private static String reason(HttpServletRequest request) throws IOException {
    JsonNode body = JsonBody.read(request);
    JsonFields.only(body, "The request", "reason");
    return body.path("reason").asString("");
  }

  private static @Nullable Status status(String word) {
    for (Status one : Status.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    if (word.isEmpty()) {
      return null;
    }
    throw new UnreadableInput("The status is none of open, acknowledged and resolved");
  }

  private static Severity severity(String word) {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw new UnreadableInput("The severity is none of info, low, medium, high and critical");
  }
}
