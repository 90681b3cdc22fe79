package dev.countersign.intel.stix;

import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.source.Source;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a bundle while it is written, and which of them stand on which source. */
final class StixObjects {
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private int references;
  private final Map<String, Set<String>> standing = new LinkedHashMap<>();

  /** A new object with what all have in common. */
  ObjectNode add(String id, LocalDate created, LocalDate modified) {
    ObjectNode json = Json.object();
    json.put("type", id.substring(0, id.indexOf("--")));
    json.put("spec_version", "2.1");
    json.put("id", id);
    if (!id.equals(StixForm.SELF)) {
      json.put("created_by_ref", StixForm.SELF);
    }
    json.put("created", time(created));
    json.put("modified", time(modified));
    put(id, json);
    return json;
  }

  /** A new object of one source, which it names. */
  ObjectNode add(String id, Source source) {
    ObjectNode json = add(id, source.published().first(), source.published().first());
    stands(id, source);
    return json;
  }

  /** A relationship that a source tells of. */
  ObjectNode relation(String kind, String from, String to, String key, Source source) {
    String id = StixIds.of("relationship", kind, from, to, key);
    ObjectNode json = relation(kind, from, to, add(id, source));
    references(json, Set.of(source));
    return json;
  }

  /** A relationship that follows from an entry. */
  ObjectNode relation(String kind, String from, String to, LocalDate first, LocalDate last) {
    return relation(kind, from, to, add(StixIds.of("relationship", kind, from, to), first, last));
  }

  private static ObjectNode relation(String kind, String from, String to, ObjectNode json) {
    return json.put("relationship_type", kind).put("source_ref", from).put("target_ref", to);
  }

  /** An observable; the same one is there once. */
  String wallet(String address) {
    String id = StixIds.observable(StixForm.WALLET, address);
    ObjectNode json = Json.object();
    json.put("type", StixForm.WALLET);
    json.put("spec_version", "2.1");
    json.put("id", id);
    json.put("value", address);
    json.putObject("extensions").putObject(StixForm.WALLETS).put("extension_type", "new-sco");
    put(id, json);
    return id;
  }

  /** Few bytes of an entry can come to many objects; a bundle that cannot be read is not made. */
  private void put(String id, ObjectNode json) {
    all.put(id, json);
    bounded(all.size(), "objects");
  }

  private static void bounded(int count, String what) {
    if (count > StixReader.MOST_OBJECTS) {
      throw new UnreadableInput(
          "The entries come to more than " + StixReader.MOST_OBJECTS + " " + what + " of a bundle");
    }
  }

  /** Says that an object stands on a source. */
  void stands(String id, Source source) {
    standing.computeIfAbsent(source.id(), one -> new LinkedHashSet<>()).add(id);
  }

  Set<String> standingOn(Source source) {
    return standing.getOrDefault(source.id(), Set.of());
  }

  /** Puts what STIX has no field for into an object, with the fields that are not moved. */
  static void entry(ObjectNode object, EntryKind kind, int position, ObjectNode entry) {
    entry.remove(StixForm.moved(kind).keySet());
    object
        .putObject("extensions")
        .putObject(StixForm.ENTRIES)
        .put("extension_type", "property-extension")
        .put("holds", kind.word())
        .put("position", position)
        .set("entry", entry);
  }

  void references(ObjectNode object, Collection<Source> sources) {
    references += sources.size();
    bounded(references, "references");
    ArrayNode all = object.withArray("external_references");
    for (Source source : sources) {
      ObjectNode one = all.addObject();
      one.put("source_name", source.publisher());
      one.put("description", source.published().text() + ": " + source.title());
      if (!source.url().isEmpty()) {
        one.put("url", source.url());
      }
    }
  }

  static String time(LocalDate day) {
    return day + "T00:00:00.000Z";
  }

  Map<String, ObjectNode> all() {
    return all;
  }
}
