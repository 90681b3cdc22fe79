package dev.countersign.server.access.event;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Ip;
import dev.countersign.access.event.Place;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events as JSON, without loss; what is not known is left out. */
public final class EventJson {
  private EventJson() {}

  /** Writes one. */
  public static ObjectNode write(AccessEvent event) {
    ObjectNode json =
        Json.object()
            .put("id", event.id())
            .put("source", event.source().word())
            .put("at", event.at().toString())
            .put("activity", event.activity().word())
            .put("result", event.result().word())
            .put("action", event.action());
    put(json, "actorId", event.actor().id());
    put(json, "actor", event.actor().name());
    json.put("actorKind", event.actor().kind().name());
    json.put("targetKind", event.target().kind().word());
    put(json, "targetId", event.target().id());
    put(json, "target", event.target().name());
    put(json, "session", event.visit().session());
    put(json, "token", event.visit().token());
    client(json, event.client());
    if (!event.details().isEmpty()) {
      ObjectNode details = json.putObject("details");
      event.details().forEach(details::put);
    }
    return json;
  }

  private static void client(ObjectNode json, Client client) {
    Ip ip = client.ip();
    if (ip != null) {
      json.put("ip", ip.toString());
    }
    put(json, "userAgent", client.userAgent());
    put(json, "device", client.device());
    put(json, "system", client.system());
    put(json, "network", client.network());
    if (client.hidden()) {
      json.put("hidden", true);
    }
    Boolean managed = client.managed();
    if (managed != null) {
      json.put("managed", managed);
    }
    Place place = client.place();
    put(json, "country", place.country());
    put(json, "city", place.city());
    if (place.located()) {
      json.put("latitude", Double.toString(place.latitude()));
      json.put("longitude", Double.toString(place.longitude()));
    }
    if (!Double.isNaN(place.kilometres())) {
      json.put("kilometres", Double.toString(place.kilometres()));
    }
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  /**
   * Reads one that was written.
   *
   * @throws UnreadableInput when it was not written here
   */
  public static AccessEvent read(JsonNode json) {
    try {
      return new AccessEvent(
          JsonFields.text(json, "id"),
          Source.of(JsonFields.text(json, "source")).orElseThrow(),
          Instant.parse(JsonFields.text(json, "at")),
          Activity.of(JsonFields.text(json, "activity")).orElseThrow(),
          Result.valueOf(JsonFields.text(json, "result").toUpperCase(Locale.ROOT)),
          text(json, "action"),
          new Actor(
              text(json, "actorId"),
              text(json, "actor"),
              Actor.Kind.valueOf(JsonFields.text(json, "actorKind"))),
          new Target(
              Target.Kind.of(JsonFields.text(json, "targetKind")).orElseThrow(),
              text(json, "targetId"),
              text(json, "target")),
          new Visit(text(json, "session"), text(json, "token")),
          client(json),
          details(json.get("details")));
    } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) {
      throw new UnreadableInput("A kept event holds a word that this build does not know");
    }
  }

  private static Client client(JsonNode json) {
    String ip = text(json, "ip");
    return new Client(
        ip.isEmpty() ? null : Ip.read(ip).orElse(null),
        text(json, "userAgent"),
        text(json, "device"),
        text(json, "system"),
        new Place(
            text(json, "country"),
            text(json, "city"),
            number(json, "latitude"),
            number(json, "longitude"),
            number(json, "kilometres")),
        text(json, "network"),
        json.path("hidden").asBoolean(false),
        json.has("managed") ? Boolean.valueOf(json.path("managed").asBoolean(false)) : null);
  }

  private static Map<String, String> details(@Nullable JsonNode node) {
    Map<String, String> details = new LinkedHashMap<>();
    if (node != null) {
      node.properties().forEach(one -> details.put(one.getKey(), one.getValue().asString("")));
    }
    return details;
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("");
  }

  private static double number(JsonNode json, String name) {
    String text = text(json, name);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
