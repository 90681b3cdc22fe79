package dev.countersign.intel.taxii;

import dev.countersign.model.json.Json;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A collection that can be read and not written.
 *
 * @param alias a short name by which it may be asked for too
 */
public record TaxiiCollection(
    UUID id, String title, String description, String alias, ObjectSource objects) {
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("id", id.toString());
    json.put("title", title);
    json.put("description", description);
    json.put("alias", alias);
    json.put("can_read", true);
    json.put("can_write", false);
    json.putArray("media_types").add(MediaTypes.STIX);
    return json;
  }

  boolean isCalled(String name) {
    return name.equals(id.toString()) || name.equals(alias);
  }
}
