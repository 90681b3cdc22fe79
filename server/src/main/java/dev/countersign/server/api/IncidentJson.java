package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.DeliveryStore;
import dev.countersign.server.alert.DeliveryStore.Attempt;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.watch.alert.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents and alerts as JSON. */
final class IncidentJson {
  private IncidentJson() {}

  static ObjectNode of(KeptIncident kept) {
    Incident one = kept.incident();
    ObjectNode json = Json.object();
    json.put("id", one.id().toString());
    json.put("number", kept.number());
    json.put("status", one.status().name().toLowerCase(Locale.ROOT));
    json.put("severity", one.severity().map(IncidentJson::word).orElse("none"));
    json.put("worst", word(one.worst()));
    json.put("takenBack", one.isTakenBack());
    json.put("group", one.group());
    json.put("title", kept.title());
    json.put("alertCount", one.alerts());
    json.put("repeats", kept.repeats());
    json.put("openedAt", one.openedAt().toString());
    json.put("lastAt", one.lastAt().toString());
    json.put("statusAt", one.statusAt().toString());
    if (!kept.statusBy().isEmpty()) {
      json.put("by", kept.statusBy());
    }
    if (!kept.reason().isEmpty()) {
      json.put("reason", kept.reason());
    }
    return json;
  }

  static ObjectNode whole(
      KeptIncident kept, List<KeptAlert> alerts, List<Told> told, DeliveryStore store) {
    ObjectNode json = of(kept);
    ArrayNode all = json.putArray("alerts");
    alerts.forEach(one -> all.add(alert(one)));
    List<Attempt> attempts = store.attempts(told.stream().map(Told::id).toList());
    ArrayNode deliveries = json.putArray("deliveries");
    told.forEach(one -> deliveries.add(delivery(one, attempts)));
    return json;
  }

  static ObjectNode alert(KeptAlert one) {
    ObjectNode json = Json.object();
    json.put("id", one.id().toString());
    json.put("incident", one.incident().toString());
    json.put("code", one.code());
    json.put("severity", word(one.severity()));
    json.put("about", one.subject());
    json.put("key", one.key());
    json.put("sentence", one.sentence());
    ObjectNode evidence = json.putObject("evidence");
    one.evidence().forEach(evidence::put);
    if (one.chain() != null) {
      json.put("chain", one.chain());
    }
    if (one.block() != null) {
      json.put("block", one.block());
    }
    if (!one.transaction().isEmpty()) {
      json.put("transaction", one.transaction());
    }
    json.put("at", one.at().toString());
    json.put("lastAt", one.lastAt().toString());
    json.put("times", one.times());
    Instant gone = one.takenBackAt();
    if (gone != null) {
      json.put("takenBackAt", gone.toString());
    }
    return json;
  }

  private static ObjectNode delivery(Told told, List<Attempt> attempts) {
    ObjectNode json = Json.object();
    json.put("id", told.id().toString());
    json.put("channel", told.channel());
    if (!told.recipient().isEmpty()) {
      json.put("to", told.recipient());
    }
    json.put("event", told.event());
    json.put("level", told.level());
    json.put("state", told.state());
    json.put("queuedAt", told.queuedAt().toString());
    ArrayNode all = json.putArray("attempts");
    for (Attempt one : attempts) {
      if (one.delivery().equals(told.id())) {
        ObjectNode attempt =
            all.addObject().put("at", one.at().toString()).put("outcome", one.outcome());
        if (one.status() != 0) {
          attempt.put("status", one.status());
        }
        if (!one.response().isEmpty()) {
          attempt.put("response", one.response());
        }
        if (!one.reason().isEmpty()) {
          attempt.put("reason", one.reason());
        }
      }
    }
    return json;
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
