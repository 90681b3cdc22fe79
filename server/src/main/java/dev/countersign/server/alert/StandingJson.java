package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Standing;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many alerts of each severity an incident has, as it is stored. */
final class StandingJson {
  private StandingJson() {}

  static String of(Map<Severity, Standing> standing) {
    ObjectNode all = Json.object();
    standing.forEach((severity, one) ->
        all.putObject(word(severity))
            .put("open", one.open())
            .put("takenBack", one.takenBack())
            .put("since", one.since().toString()));
    return Json.compact(all);
  }

  static Map<Severity, Standing> read(String text) {
    JsonNode all = Json.parse(text, "What stands");
    Map<Severity, Standing> standing = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      JsonNode one = all.path(word(severity));
      if (one.isObject()) {
        standing.put(
            severity,
            new Standing(
                one.path("open").asLong(),
                one.path("takenBack").asLong(),
                Instant.parse(one.path("since").asString())));
      }
    }
    return standing;
  }

  /** A severity as it is stored and sent. */
  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  static Severity severity(String word) {
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
