package dev.countersign.server.console;

import dev.countersign.lure.triage.Indicator;
import dev.countersign.model.json.Json;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.Defanged;
import dev.countersign.server.lure.LureHouse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A campaign's indicators to download, defanged. */
@Controller
public final class IndicatorPages {
  private final LureHouse house;

  /** Over that house. */
  public IndicatorPages(LureHouse house) {
    this.house = house;
  }

  /** As a table: kind, value. */
  @GetMapping("/lures/{id}/indicators.csv")
  public ResponseEntity<byte[]> csv(@PathVariable UUID id) {
    Campaign campaign = find(id);
    StringBuilder text = new StringBuilder("kind,value\r\n");
    for (Indicator one : indicators(id)) {
      text.append(kind(one)).append(',').append(field(Defanged.of(one))).append("\r\n");
    }
    return file(campaign, "csv", "text/csv;charset=UTF-8", text.toString());
  }

  /** As JSON. */
  @GetMapping("/lures/{id}/indicators.json")
  public ResponseEntity<byte[]> json(@PathVariable UUID id) {
    Campaign campaign = find(id);
    ObjectNode body = Json.object();
    body.put("campaign", id.toString());
    body.put("disposition", campaign.disposition().word());
    ArrayNode list = body.putArray("indicators");
    for (Indicator one : indicators(id)) {
      list.addObject().put("kind", kind(one)).put("value", Defanged.of(one));
    }
    return file(campaign, "json", MediaType.APPLICATION_JSON_VALUE, Json.pretty(body) + "\n");
  }

  private List<Indicator> indicators(UUID id) {
    Set<Indicator> all = new LinkedHashSet<>();
    house.reports().store().in(id).forEach(one -> all.addAll(one.answer().indicators()));
    List<Indicator> sorted = new ArrayList<>(all);
    sorted.sort((one, other) -> {
      int kind = one.kind().compareTo(other.kind());
      return kind != 0 ? kind : one.value().compareTo(other.value());
    });
    return sorted;
  }

  /** Quoted (RFC 4180); what a spreadsheet would take for a formula is not one. */
  private static String field(String value) {
    String safe = value.matches("(?s)^[=+@\\t\\r-].*") ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ") + "\"";
  }

  private static String kind(Indicator indicator) {
    return indicator.kind().name().toLowerCase(Locale.ROOT);
  }

  private static ResponseEntity<byte[]> file(
      Campaign campaign, String ending, String type, String text) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"campaign-" + campaign.number() + "-indicators." + ending + "\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Campaign find(UUID id) {
    return house
        .campaigns()
        .store()
        .find(id)
        .orElseThrow(() -> new NoSuchPage("There is no campaign under this address."));
  }
}
