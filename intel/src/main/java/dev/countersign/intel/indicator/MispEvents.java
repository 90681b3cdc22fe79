package dev.countersign.intel.indicator;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads events of MISP in its core format (JSON): one event, or the answer of a search. Attributes
 * that are not meant for detection ({@code to_ids}) are told and not used, as are those of types
 * that nobody looks for here, and the addresses that a lure was sent to.
 */
public final class MispEvents {
  /** The most bytes of what is read. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final Map<String, IndicatorKind> TYPES =
      Map.ofEntries(
          Map.entry("domain", IndicatorKind.DOMAIN),
          Map.entry("hostname", IndicatorKind.DOMAIN),
          Map.entry("url", IndicatorKind.URL),
          Map.entry("ip", IndicatorKind.IP), // as a part of others
          Map.entry("ip-src", IndicatorKind.IP),
          Map.entry("ip-dst", IndicatorKind.IP),
          Map.entry("email", IndicatorKind.EMAIL),
          Map.entry("email-src", IndicatorKind.EMAIL),
          Map.entry("md5", IndicatorKind.HASH),
          Map.entry("sha1", IndicatorKind.HASH),
          Map.entry("sha256", IndicatorKind.HASH),
          Map.entry("sha512", IndicatorKind.HASH),
          Map.entry("btc", IndicatorKind.ADDRESS),
          Map.entry("dash", IndicatorKind.ADDRESS),
          Map.entry("xmr", IndicatorKind.ADDRESS));

  private static final Map<String, Integer> CONFIDENCE =
      Map.of(
          "completely-confident", 100,
          "usually-confident", 75,
          "fairly-confident", 50,
          "rarely-confident", 25,
          "unconfident", 0);

  private final Defaults defaults;
  private final Consumer<Indicator> taker;
  private final Tally tally = new Tally();

  private MispEvents(Defaults defaults, Consumer<Indicator> taker) {
    this.defaults = defaults;
    this.taker = taker;
  }

  /**
   * Reads a text.
   *
   * @throws UnreadableInput where it is no event
   */
  public static Tally read(String text, Defaults defaults, Consumer<Indicator> taker) {
    JsonNode json = Json.parse(text, "The event");
    MispEvents events = new MispEvents(defaults, taker);
    JsonNode all = json.isArray() ? json : json.path("response");
    if (all.isArray()) {
      all.forEach(one -> events.event(one.path("Event")));
    } else {
      events.event(json.path("Event"));
    }
    return events.tally;
  }

  private void event(JsonNode event) {
    if (!event.isObject()) {
      throw new UnreadableInput(
          "It is no event of MISP; expected {\"Event\": {…}} or {\"response\": [{\"Event\": …}]}");
    }
    String actor = actor(event);
    int confidence = confidence(event).orElse(defaults.confidence());
    event.path("Attribute").forEach(one -> attribute(one, event, actor, confidence));
    for (JsonNode object : event.path("Object")) {
      boolean coin = text(object, "name").equals("coin-address");
      object
          .path("Attribute")
          .forEach(one -> {
            if (coin && text(one, "object_relation").startsWith("address")) {
              address(one, event, actor, confidence(one).orElse(confidence));
            } else {
              attribute(one, event, actor, confidence);
            }
          });
    }
  }

  private void attribute(JsonNode one, JsonNode event, String actor, int confidence) {
    String type = text(one, "type");
    String[] types = type.split("\\|", -1);
    String[] values = text(one, "value").split("\\|", -1);
    if (one.path("deleted").asBoolean(false)) {
      tally.left("an attribute that was deleted");
    } else if (!one.path("to_ids").asBoolean(false)) {
      tally.left("an attribute that is not meant for detection");
    } else if (types.length != values.length) {
      tally.left("an attribute whose value does not fit its type");
    } else {
      boolean known = false;
      for (int i = 0; i < types.length; i++) {
        IndicatorKind kind = TYPES.get(types[i]);
        if (kind != null) {
          known = true;
          take(one, event, kind, values[i], actor, confidence(one).orElse(confidence));
        }
      }
      if (!known) {
        tally.left("an attribute of the type " + cut(type));
      }
    }
  }

  /** MISP has types for addresses of few chains, and an object for those of all. */
  private void address(JsonNode one, JsonNode event, String actor, int confidence) {
    if (one.path("to_ids").asBoolean(false)) {
      take(one, event, IndicatorKind.ADDRESS, text(one, "value"), actor, confidence);
    } else {
      tally.left("an attribute that is not meant for detection");
    }
  }

  private void take(
      JsonNode one,
      JsonNode event,
      IndicatorKind kind,
      String value,
      String actor,
      int confidence) {
    try {
      Instant from = time(one, "first_seen").or(() -> seconds(one)).orElse(defaults.now());
      Instant last = time(one, "last_seen").orElse(from);
      String comment = text(one, "comment");
      taker.accept(
          new Indicator(
              kind,
              kind.read(value),
              comment.isEmpty() ? text(event, "info") : comment,
              defaults.source(),
              actor,
              confidence,
              from,
              Indicator.until(kind, last.isBefore(from) ? from : last, Optional.empty()),
              text(one, "uuid")));
      tally.took();
    } catch (UnreadableInput e) {
      tally.left("a value that is no " + kind.word());
    }
  }

  /** By the galaxy's tag, such as {@code misp-galaxy:threat-actor="Lazarus Group"}. */
  private static String actor(JsonNode event) {
    for (JsonNode tag : event.path("Tag")) {
      String name = text(tag, "name");
      if (name.startsWith("misp-galaxy:threat-actor=\"")
          || name.startsWith("misp-galaxy:mitre-intrusion-set=\"")) {
        return name.substring(name.indexOf('"') + 1).replaceFirst("\".*$", "");
      }
    }
    return "";
  }

  /** By the tag {@code misp:confidence-level="fairly-confident"}. */
  private static Optional<Integer> confidence(JsonNode tagged) {
    for (JsonNode tag : tagged.path("Tag")) {
      String name = text(tag, "name");
      if (name.startsWith("misp:confidence-level=\"")) {
        String word = name.substring(name.indexOf('"') + 1).replaceFirst("\".*$", "");
        return Optional.ofNullable(CONFIDENCE.get(word));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> time(JsonNode one, String name) {
    try {
      String text = text(one, name);
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Of the last change, as text of seconds since 1970. */
  private static Optional<Instant> seconds(JsonNode one) {
    String text = text(one, "timestamp");
    return text.matches("[0-9]{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  private static String text(JsonNode one, String name) {
    return one.path(name).asString("");
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
