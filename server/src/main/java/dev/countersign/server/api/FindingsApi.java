package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.catalogue.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/findings}: the catalogue of findings. */
@RestController
public final class FindingsApi {
  private final Catalogue catalogue;

  /** An API over that catalogue. */
  public FindingsApi(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** All entries, in the manual's order. */
  @GetMapping("/api/v1/findings")
  public ResponseEntity<byte[]> findings() {
    ObjectNode answer = Json.object();
    ArrayNode findings = answer.putArray("findings");
    catalogue.sections().values().stream().flatMap(List::stream).forEach(e -> add(findings, e));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body((Json.pretty(answer) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ArrayNode findings, Entry entry) {
    ObjectNode one = findings.addObject();
    one.put("code", entry.finding().code());
    one.put("section", entry.section());
    one.put("severity", entry.severity());
    one.put("outcome", entry.outcome());
    one.put("title", entry.finding().title());
    if (!entry.finding().release().isEmpty()) {
      one.put("release", entry.finding().release());
    }
    one.put("meaning", entry.meaning());
    one.put("remedy", entry.remedy());
    one.put("innocentCauses", entry.innocent());
  }
}
