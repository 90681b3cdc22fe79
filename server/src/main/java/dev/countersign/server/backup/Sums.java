package dev.countersign.server.backup;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The SHA-256 of each part, and of a table how many rows it has; the last part of a backup. */
record Sums(SequencedMap<String, Part> parts) {
  /**
   * A part.
   *
   * @param sha256 in hexadecimal
   * @param rows of a table; 0 for others
   */
  record Part(String sha256, long rows) {}

  /** None yet. */
  Sums() {
    this(new LinkedHashMap<>());
  }

  private ObjectNode json() {
    ObjectNode json = Json.object();
    parts.forEach(
        (name, part) -> json.putObject(name).put("sha256", part.sha256).put("rows", part.rows));
    return json;
  }

  static Sums of(JsonNode json) {
    if (!json.isObject()) {
      throw new UnreadableInput("its sums are no object");
    }
    Sums sums = new Sums();
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      sums.parts.put(
          one.getKey(),
          new Part(
              one.getValue().path("sha256").asString(""), one.getValue().path("rows").asLong(-1)));
    }
    return sums;
  }

  /** What stands in the file for them. */
  byte[] text() {
    return Json.compact(json()).getBytes(StandardCharsets.UTF_8);
  }

  /** How many rows all tables have. */
  long rows() {
    return parts.values().stream().mapToLong(Part::rows).sum();
  }
}
