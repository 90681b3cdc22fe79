package dev.countersign.access.read.mapping;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The examples of a mapping file: records, and what each must be read as. */
final class MappingExamples {
  private MappingExamples() {}

  static void check(Mapping mapping, Part examples) {
    if (!examples.isList()) {
      examples.wrong("a list is expected");
      return;
    }
    List<Part> all = examples.items();
    if (all.isEmpty()) {
      examples.wrong("at least one is needed: they are the file's tests");
    }
    for (Part example : all) {
      Map<String, Part> entries = example.entries("record", "event");
      Part record = entries.get("record");
      Part event = entries.get("event");
      if (record == null || event == null) {
        example.wrong("an example has “record”, JSON as text, and “event”, what is read of it");
        continue;
      }
      check(mapping, record, event);
    }
  }

  private static void check(Mapping mapping, Part record, Part expected) {
    JsonNode json;
    try {
      json = Json.parse(record.text(), "the record");
    } catch (UnreadableInput e) {
      record.wrong(e.sentence());
      return;
    }
    if (!mapping.fits(json)) {
      record.wrong("the file does not recognise its own example");
    }
    AccessEvent event = mapping.read(json, Instant.EPOCH).getFirst();
    expected
        .entries()
        .forEach((field, value) -> {
          String wanted = value.text();
          String read = value(event, field);
          if (!read.equals(wanted)) {
            value.wrong("“" + wanted + "” is expected, and “" + read + "” is read");
          }
        });
  }

  private static String value(AccessEvent event, String field) {
    return switch (field) {
      case "id" -> event.id().substring(event.id().indexOf('/') + 1);
      case "at" -> event.at().toString();
      case "activity" -> event.activity().word();
      case "result" -> event.result().word();
      case "action" -> event.action();
      case "actor.id" -> event.actor().id();
      case "actor.name" -> event.actor().name();
      case "target.kind" -> event.target().kind().word();
      case "target.id" -> event.target().id();
      case "target.name" -> event.target().name();
      case "person" -> event.person();
      case "session" -> event.visit().session();
      case "token" -> event.visit().token();
      case "ip" -> event.client().ip() == null ? "" : String.valueOf(event.client().ip());
      case "user-agent" -> event.client().userAgent();
      case "device" -> event.client().device();
      case "system" -> event.client().system();
      case "country" -> event.client().place().country();
      case "city" -> event.client().place().city();
      default -> event.details().getOrDefault(field, "");
    };
  }
}
