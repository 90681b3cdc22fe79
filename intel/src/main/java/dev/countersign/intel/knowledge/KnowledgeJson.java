package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.Alias;
import dev.countersign.intel.actor.Relation;
import dev.countersign.intel.incident.AssetAmount;
import dev.countersign.intel.incident.Attribution;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Technique;
import dev.countersign.model.json.Json;
import java.util.Collection;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries as JSON. Amounts are plain decimals in text, so that no reader rounds them. */
public final class KnowledgeJson {
  private KnowledgeJson() {}

  /** Thefts, with all sources that they stand on. */
  public static ObjectNode incidents(Collection<Incident> incidents) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("incidents");
    incidents.forEach(one -> incident(all.addObject(), one));
    sources(json, incidents.stream().flatMap(one -> one.sources().stream()).distinct().toList());
    return json;
  }

  /** Groups, with all sources that they stand on. */
  public static ObjectNode actors(Collection<Actor> actors) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("actors");
    actors.forEach(one -> actor(all.addObject(), one));
    sources(json, actors.stream().flatMap(KnowledgeJson::sources).distinct().toList());
    return json;
  }

  private static Stream<Source> sources(Actor actor) {
    return Stream.of(
            Stream.of(actor.source()),
            actor.aliases().stream().map(Alias::source),
            actor.relations().stream().map(Relation::source))
        .flatMap(one -> one);
  }

  static void incident(ObjectNode json, Incident one) {
    json.put("id", one.id());
    json.put("date", one.date().text());
    json.put("exact", one.exact());
    json.put("victim", one.victim());
    json.putObject("dollars")
        .put("amount", one.dollars().amount().toPlainString())
        .put("how", one.dollars().precision().word())
        .put("source", one.dollarsSource().id());
    ArrayNode assets = json.putArray("assets");
    for (AssetAmount asset : one.assets()) {
      assets
          .addObject()
          .put("amount", asset.amount().toPlainString())
          .put("asset", asset.asset())
          .put("source", asset.source().id());
    }
    json.put("method", one.method());
    ArrayNode techniques = json.putArray("techniques");
    one.techniques().stream().map(Technique::id).forEach(techniques::add);
    ArrayNode attributions = json.putArray("attributions");
    for (Attribution attribution : one.attributions()) {
      ObjectNode said = attributions.addObject();
      said.put("by", attribution.by());
      ArrayNode actors = said.putArray("actors");
      attribution.actors().stream().map(Actor::id).forEach(actors::add);
      said.put("confidence", attribution.confidence().word());
      said.put("on", attribution.source().published().text());
      said.put("source", attribution.source().id());
    }
    ArrayNode addresses = json.putArray("addresses");
    one.addresses()
        .forEach(to ->
            addresses
                .addObject()
                .put("chain", to.chain())
                .put("address", to.address())
                .put("source", to.source().id()));
    if (!one.addressList().isEmpty()) {
      json.put("addressList", one.addressList());
    }
    ArrayNode recovered = json.putArray("recovered");
    one.recovered()
        .forEach(back ->
            recovered.addObject().put("what", back.what()).put("source", back.source().id()));
    ArrayNode sources = json.putArray("sources");
    one.sources().stream().map(Source::id).forEach(sources::add);
    ArrayNode notes = json.putArray("notes");
    one.notes().forEach(notes::add);
  }

  static void actor(ObjectNode json, Actor one) {
    json.put("id", one.id());
    json.put("name", one.name());
    json.put("kind", one.kind().word());
    if (!one.attack().isEmpty()) {
      json.put("attack", one.attack());
    }
    json.put("about", one.about());
    json.put("source", one.source().id());
    ArrayNode aliases = json.putArray("aliases");
    for (Alias alias : one.aliases()) {
      ObjectNode name = aliases.addObject();
      name.put("name", alias.name());
      name.put("by", alias.by());
      name.put("means", alias.means().word());
      name.put("source", alias.source().id());
      note(name, alias.note());
    }
    ArrayNode relations = json.putArray("relations");
    for (Relation relation : one.relations()) {
      ObjectNode to = relations.addObject();
      to.put("kind", relation.kind().word());
      to.put("to", relation.to());
      to.put("source", relation.source().id());
      note(to, relation.note());
    }
  }

  private static void note(ObjectNode json, String note) {
    if (!note.isEmpty()) {
      json.put("note", note);
    }
  }

  private static void sources(ObjectNode json, Collection<Source> sources) {
    ArrayNode all = json.putArray("sources");
    sources.forEach(source -> source(all.addObject(), source));
  }

  static void source(ObjectNode json, Source source) {
    json.put("id", source.id());
    json.put("publisher", source.publisher());
    json.put("title", source.title());
    json.put("published", source.published().text());
    if (!source.url().isEmpty()) {
      json.put("url", source.url());
    }
    if (!source.via().isEmpty()) {
      json.put("via", source.via());
    }
  }
}
