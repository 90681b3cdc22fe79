package dev.countersign.intel.indicator;

import dev.countersign.intel.indicator.IndicatorStix.Named;
import dev.countersign.model.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes indicators as one event of MISP. MISP has five steps of confidence and no end of an
 * attribute, so that a confidence comes back as the next step, and an end as its kind's.
 */
public final class MispEvent {
  private MispEvent() {}

  /** The event of some. */
  public static ObjectNode of(List<Named> all, String info, Instant now) {
    ObjectNode json = Json.object();
    ObjectNode event = json.putObject("Event");
    event.put("info", info);
    event.put("date", now.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    event.put("timestamp", String.valueOf(now.getEpochSecond()));
    event.put("threat_level_id", "4");
    event.put("analysis", "2");
    event.put("distribution", "0");
    ArrayNode attributes = event.putArray("Attribute");
    ArrayNode objects = event.putArray("Object");
    for (Named named : all) {
      if (named.indicator().kind() == IndicatorKind.ADDRESS) {
        ObjectNode object = objects.addObject();
        object.put("name", "coin-address");
        object.put("meta-category", "financial");
        attribute(object.putArray("Attribute").addObject(), named)
            .put("object_relation", "address-crypto");
      } else {
        attribute(attributes.addObject(), named);
      }
    }
    return json;
  }

  private static ObjectNode attribute(ObjectNode json, Named named) {
    Indicator one = named.indicator();
    json.put("uuid", named.id().toString());
    json.put("type", type(one));
    json.put("category", category(one.kind()));
    json.put("value", one.value());
    json.put("comment", one.name());
    json.put("to_ids", true);
    json.put("first_seen", one.from().toString());
    json.put("timestamp", String.valueOf(named.changed().getEpochSecond()));
    json.putArray("Tag").addObject().put("name", "misp:confidence-level=\"" + level(one) + "\"");
    return json;
  }

  private static String type(Indicator one) {
    return switch (one.kind()) {
      case ADDRESS -> "text";
      case DOMAIN -> "domain";
      case URL -> "url";
      case IP -> "ip-src";
      case EMAIL -> "email-src";
      case HASH ->
          switch (one.value().length()) {
            case 32 -> "md5";
            case 40 -> "sha1";
            case 64 -> "sha256";
            default -> "sha512";
          };
    };
  }

  private static String category(IndicatorKind kind) {
    return switch (kind) {
      case ADDRESS -> "Financial fraud";
      case DOMAIN, URL, IP -> "Network activity";
      case EMAIL, HASH -> "Payload delivery";
    };
  }

  private static String level(Indicator one) {
    int confidence = one.confidence();
    return confidence >= 88
        ? "completely-confident"
        : confidence >= 63
            ? "usually-confident"
            : confidence >= 38
                ? "fairly-confident"
                : confidence >= 13 ? "rarely-confident" : "unconfident";
  }
}
