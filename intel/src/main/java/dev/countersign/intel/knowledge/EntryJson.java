package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.figure.Dispute;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.figure.Reason;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.source.Dollars;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Step;
import dev.countersign.intel.technique.Technique;
import dev.countersign.model.json.Json;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries in the form of the files of {@link KnowledgeFile}, so that they can be read again. */
public final class EntryJson {
  private EntryJson() {}

  /** All entries, in their order. */
  public static Map<EntryKind, List<ObjectNode>> entries(Knowledge knowledge) {
    Map<EntryKind, List<ObjectNode>> all = new EnumMap<>(EntryKind.class);
    all.put(EntryKind.SOURCE, each(knowledge.sources(), EntryJson::source));
    all.put(EntryKind.STEP, each(knowledge.steps(), EntryJson::step));
    all.put(EntryKind.TECHNIQUE, each(knowledge.techniques(), EntryJson::technique));
    all.put(EntryKind.ACTOR, each(knowledge.actors(), EntryJson::actor));
    all.put(EntryKind.INCIDENT, each(knowledge.incidents(), EntryJson::incident));
    all.put(EntryKind.FIGURE, each(knowledge.published(), EntryJson::figure));
    all.put(EntryKind.DISPUTE, each(knowledge.disputes(), EntryJson::dispute));
    return all;
  }

  /** The files that hold these entries; all five, whatever there is. */
  public static Map<KnowledgeFile, ObjectNode> files(
      Map<EntryKind, ? extends Collection<? extends JsonNode>> entries) {
    Map<KnowledgeFile, ObjectNode> files = new EnumMap<>(KnowledgeFile.class);
    for (EntryKind kind : EntryKind.values()) {
      ArrayNode list =
          files.computeIfAbsent(kind.file(), file -> Json.object()).putArray(kind.list());
      Collection<? extends JsonNode> some = entries.get(kind);
      if (some != null) {
        some.forEach(list::add);
      }
    }
    return files;
  }

  private static <T> List<ObjectNode> each(List<T> all, Function<T, ObjectNode> json) {
    return all.stream().map(json).toList();
  }

  private static ObjectNode source(Source one) {
    ObjectNode json = Json.object();
    KnowledgeJson.source(json, one);
    return json;
  }

  private static ObjectNode step(Step one) {
    return Json.object()
        .put("id", one.id())
        .put("what", one.what())
        .put("question", one.question());
  }

  private static ObjectNode technique(Technique one) {
    return Json.object().put("id", one.id()).put("name", one.name()).put("step", one.step().id());
  }

  private static ObjectNode actor(Actor one) {
    ObjectNode json = Json.object();
    KnowledgeJson.actor(json, one);
    return json;
  }

  private static ObjectNode incident(Incident one) {
    ObjectNode json = Json.object();
    KnowledgeJson.incident(json, one);
    for (JsonNode said : json.path("attributions")) {
      ((ObjectNode) said).remove("on"); // told by the source
    }
    return json;
  }

  private static ObjectNode figure(Published one) {
    ObjectNode json = Json.object();
    json.put("id", one.id());
    json.put("source", one.source().id());
    json.put("covers", one.covers());
    json.put("from", one.from().toString());
    json.put("to", one.to().toString());
    dollars(json.putObject("dollars"), one.dollars());
    one.attacks().ifPresent(count -> json.put("attacks", count));
    json.put("attacksHow", one.attacksPrecision().word());
    texts(json, "without", one.without());
    one.whole()
        .ifPresent(whole -> {
          ObjectNode all = json.putObject("whole");
          all.put("dollars", whole.dollars().toPlainString());
          whole.attacks().ifPresent(count -> all.put("attacks", count));
        });
    if (!one.shares().equals(Published.Shares.NONE)) {
      ObjectNode shares = json.putObject("shares");
      one.shares().value().ifPresent(share -> shares.put("value", share.toPlainString()));
      one.shares().attacks().ifPresent(share -> shares.put("attacks", share.toPlainString()));
      textOrNothing(shares, "why", one.shares().why());
    }
    texts(json, "reasons", one.reasons().stream().map(Reason::word).toList());
    textOrNothing(json, "why", one.why());
    return json;
  }

  private static void dollars(ObjectNode json, Dollars dollars) {
    json.put("amount", dollars.amount().toPlainString());
    json.put("how", dollars.precision().word());
  }

  private static ObjectNode dispute(Dispute one) {
    ObjectNode json = Json.object();
    texts(json, "between", one.between());
    return json.put("why", one.why());
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    ArrayNode list = json.putArray(name);
    texts.forEach(list::add);
  }

  private static void textOrNothing(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }
}
