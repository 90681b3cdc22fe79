package dev.countersign.intel.taxii;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An object of a collection.
 *
 * @param added when it came into the collection, in whole microseconds; no two objects of a
 *     collection have the same, so that it says where one is in its order
 * @param object of STIX, with at least {@code id} and {@code type}
 */
public record Added(Instant added, JsonNode object) {
  /** Its id, such as {@code indicator--…}. */
  public String id() {
    return object.path("id").asString("");
  }

  /** Its type. */
  public String type() {
    return object.path("type").asString("");
  }

  /** Which version of the object it is: when it was changed, made, or came here. */
  public String version() {
    String modified = object.path("modified").asString("");
    String version = modified.isEmpty() ? object.path("created").asString("") : modified;
    return version.isEmpty() ? TaxiiTime.text(added) : version;
  }

  /** The same as a time. */
  public Instant versionTime() {
    return TaxiiTime.read(version()).orElse(added);
  }

  /** Which version of STIX it is written in; objects of STIX 2.0 do not say. */
  public String specVersion() {
    return object.path("spec_version").asString("2.0");
  }
}
