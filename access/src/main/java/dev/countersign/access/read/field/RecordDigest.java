package dev.countersign.access.read.field;

import dev.countersign.model.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a record without an id is known by: SHA-256 of its canonical text (RFC 8785), in which
 * fractions and numbers past 2^53 are written as text, so that every record has one.
 */
public final class RecordDigest {
  private static final String LABEL = "countersign-access-record-v1";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordDigest() {}

  /** The digest, as hexadecimal without a prefix. */
  public static String of(JsonNode record) {
    return CanonicalJson.sha256(LABEL, whole(record)).toHex().substring(2);
  }

  private static JsonNode whole(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = NODES.objectNode();
      node.properties().forEach(field -> copy.set(field.getKey(), whole(field.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = NODES.arrayNode();
      node.forEach(item -> copy.add(whole(item)));
      return copy;
    }
    if (node.isNumber() && !small(node)) {
      return NODES.stringNode(node.asString());
    }
    return node;
  }

  private static boolean small(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToLong()
        && node.longValue() > -(1L << 53)
        && node.longValue() < 1L << 53;
  }
}
