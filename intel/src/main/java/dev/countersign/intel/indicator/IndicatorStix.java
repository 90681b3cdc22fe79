package dev.countersign.intel.indicator;

import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes indicators as objects of STIX 2.1. */
public final class IndicatorStix {
  private IndicatorStix() {}

  /**
   * An indicator with what says that it is another's object.
   *
   * @param id of the object
   * @param created when it was made
   * @param changed when it became what it is
   */
  public record Named(UUID id, Instant created, Instant changed, Indicator indicator) {}

  /** One. */
  public static ObjectNode object(Named named) {
    Indicator one = named.indicator();
    ObjectNode json = head("indicator", named.id(), named.created(), named.changed());
    json.put("name", one.name().isEmpty() ? one.kind().word() + " " + one.value() : one.name());
    json.put(
        "description",
        "Said by "
            + one.source()
            + (one.actor().isEmpty() ? "" : ", which lays it to " + one.actor()));
    json.putArray("indicator_types").add("malicious-activity");
    json.put("pattern", pattern(one));
    json.put("pattern_type", "stix");
    json.put("valid_from", TaxiiTime.text(one.from()));
    one.until().ifPresent(until -> json.put("valid_until", TaxiiTime.text(until)));
    json.put("confidence", one.confidence());
    ObjectNode reference = json.putArray("external_references").addObject();
    reference.put("source_name", one.source());
    reference.put("description", "whoever says so");
    if (!one.origin().isEmpty()) {
      reference.put("external_id", one.origin());
    }
    return json;
  }

  /** A bundle of some, with the groups that they are laid to. */
  public static ObjectNode bundle(List<Named> all) {
    ObjectNode bundle = Json.object();
    bundle.put("type", "bundle");
    bundle.put("id", "bundle--" + UUID.randomUUID());
    ArrayNode objects = bundle.putArray("objects");
    Map<String, UUID> actors = new LinkedHashMap<>();
    for (Named named : all) {
      objects.add(object(named));
      String actor = named.indicator().actor();
      if (!actor.isEmpty()) {
        UUID id = actors.computeIfAbsent(actor, IndicatorStix::named);
        ObjectNode relation =
            head(
                "relationship",
                named("indicates " + named.id() + " " + id),
                named.created(),
                named.created());
        relation.put("relationship_type", "indicates");
        relation.put("source_ref", "indicator--" + named.id());
        relation.put("target_ref", "intrusion-set--" + id);
        objects.add(relation);
      }
    }
    actors.forEach((name, id) ->
        objects.add(head("intrusion-set", id, Instant.EPOCH, Instant.EPOCH).put("name", name)));
    return bundle;
  }

  /** Its pattern (STIX 2.1, section 9). */
  static String pattern(Indicator one) {
    String path =
        switch (one.kind()) {
          case ADDRESS -> "cryptocurrency-wallet:value";
          case DOMAIN -> "domain-name:value";
          case URL -> "url:value";
          case IP -> one.value().contains(":") ? "ipv6-addr:value" : "ipv4-addr:value";
          case EMAIL -> "email-addr:value";
          case HASH ->
              "file:hashes."
                  + switch (one.value().length()) {
                    case 32 -> "MD5";
                    case 40 -> "'SHA-1'";
                    case 64 -> "'SHA-256'";
                    default -> "'SHA-512'";
                  };
        };
    return "[" + path + " = '" + one.value().replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static ObjectNode head(String type, UUID id, Instant created, Instant changed) {
    return Json.object()
        .put("type", type)
        .put("spec_version", "2.1")
        .put("id", type + "--" + id)
        .put("created", TaxiiTime.text(created))
        .put("modified", TaxiiTime.text(changed));
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(("countersign " + name).getBytes(StandardCharsets.UTF_8));
  }
}
