package dev.countersign.server.backup;

import dev.countersign.model.journal.JournalTime;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says of itself, first of all.
 *
 * @param at the moment of which the tables are
 * @param steps by which the tables were made, in their order
 * @param entries of the journal
 * @param last hash of the journal's last entry; zeros where there is none
 */
public record Manifest(Instant at, List<String> steps, long entries, Bytes last) {
  /** The form of the file; another one is refused. */
  static final int FORMAT = 1;

  /** Copies the list. */
  public Manifest {
    steps = List.copyOf(steps);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    json.put("at", JournalTime.text(at));
    json.put("entries", entries);
    json.put("last", last.toHex());
    ArrayNode all = json.putArray("steps");
    steps.forEach(all::add);
    return json;
  }

  static Manifest of(JsonNode json) {
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new UnreadableInput(
          "it is of the form " + format + ", and this build reads the form " + FORMAT);
    }
    List<String> steps = new ArrayList<>();
    json.path("steps").forEach(step -> steps.add(step.asString("")));
    return new Manifest(
        JournalTime.read(JsonFields.text(json, "at"), "The field \"at\""),
        steps,
        JsonFields.uint(json, "entries").longValueExact(),
        JsonFields.bytes(json, "last"));
  }
}
