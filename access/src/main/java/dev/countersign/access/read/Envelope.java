package dev.countersign.access.read;

import dev.countersign.access.read.source.Embedded;
import tools.jackson.databind.JsonNode;

/** What pipelines put around a record: EventBridge, CloudWatch, Splunk's collector. */
final class Envelope {
  private static final int FEW = 8;

  private Envelope() {}

  /** The record in it; itself where there is nothing around it. */
  static JsonNode inside(JsonNode record) {
    JsonNode detail = record.path("detail");
    if (detail.isObject() && record.path("detail-type").isString()) {
      return detail;
    }
    JsonNode event = record.path("event");
    if (event.isObject() && record.has("sourcetype")) {
      return event;
    }
    JsonNode message = record.path("message");
    if (message.isString() && record.size() <= FEW) {
      JsonNode told = Embedded.object(message.asString());
      return told.isMissingNode() ? record : told;
    }
    return record;
  }
}
