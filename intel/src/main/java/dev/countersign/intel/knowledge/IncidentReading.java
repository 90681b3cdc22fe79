package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.address.Written;
import dev.countersign.intel.incident.AssetAmount;
import dev.countersign.intel.incident.Attribution;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.incident.Recovery;
import dev.countersign.intel.incident.StolenTo;
import dev.countersign.intel.source.Confidence;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Technique;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads thefts. */
final class IncidentReading {
  private static final String[] FIELDS = {
    "id",
    "date",
    "exact",
    "victim",
    "dollars",
    "assets",
    "method",
    "techniques",
    "attributions",
    "addresses",
    "addressList",
    "recovered",
    "sources",
    "notes"
  };

  private final Map<String, Source> sources;
  private final Map<String, Technique> techniques;
  private final Map<String, Actor> actors;

  IncidentReading(
      Map<String, Source> sources, Map<String, Technique> techniques, Map<String, Actor> actors) {
    this.sources = sources;
    this.techniques = techniques;
    this.actors = actors;
  }

  Map<String, Incident> read(Part file) {
    return KnowledgeReader.byId(
        file.parts("incidents", FIELDS), part -> one(part.called(part.id())), Incident::id);
  }

  private Incident one(Part part) {
    Part dollars = part.required("dollars", "amount", "how", "source");
    List<Attribution> attributions = attributions(part);
    List<AssetAmount> assets =
        part.parts("assets", "amount", "asset", "source").stream()
            .map(asset ->
                new AssetAmount(asset.amount("amount"), asset.text("asset"), asset.source(sources)))
            .toList();
    List<StolenTo> addresses =
        part.parts("addresses", "chain", "address", "source").stream()
            .map(to ->
                new StolenTo(
                    to.text("chain"),
                    Written.read(to.text("address"), "an address of " + part.id()).address(),
                    to.source(sources)))
            .toList();
    List<Recovery> recovered =
        part.parts("recovered", "what", "source").stream()
            .map(back -> new Recovery(back.text("what"), back.source(sources)))
            .toList();
    Set<Source> all = new LinkedHashSet<>();
    all.add(dollars.source(sources));
    attributions.forEach(one -> all.add(one.source()));
    assets.forEach(one -> all.add(one.source()));
    addresses.forEach(one -> all.add(one.source()));
    recovered.forEach(one -> all.add(one.source()));
    part.texts("sources").forEach(id -> all.add(part.known(id, sources, "source")));
    return new Incident(
        part.id(),
        part.day("date"),
        part.flag("exact"),
        part.text("victim"),
        dollars.dollars(),
        dollars.source(sources),
        assets,
        part.text("method"),
        part.texts("techniques").stream()
            .map(id -> part.known(id, techniques, "technique"))
            .toList(),
        attributions,
        addresses,
        part.textOrEmpty("addressList"),
        recovered,
        List.copyOf(all),
        part.texts("notes"));
  }

  private List<Attribution> attributions(Part part) {
    List<Attribution> all = new ArrayList<>();
    for (Part one : part.parts("attributions", "by", "actors", "confidence", "source")) {
      List<Actor> named =
          one.texts("actors").stream().map(id -> one.known(id, actors, "actor")).toList();
      if (named.isEmpty()) {
        throw one.wrong("\"actors\" names nobody; expected one at least");
      }
      all.add(
          new Attribution(
              one.text("by"),
              named,
              one.word("confidence", Confidence.values(), Confidence::word),
              one.source(sources)));
    }
    if (all.isEmpty()) {
      throw part.wrong("\"attributions\" is missing; expected who says whose deed it was");
    }
    return all;
  }
}
