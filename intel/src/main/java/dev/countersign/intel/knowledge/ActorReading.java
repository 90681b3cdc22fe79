package dev.countersign.intel.knowledge;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.ActorKind;
import dev.countersign.intel.actor.Alias;
import dev.countersign.intel.actor.Meaning;
import dev.countersign.intel.actor.Relation;
import dev.countersign.intel.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads groups, and refuses names that contradict each other. */
final class ActorReading {
  private static final String[] FIELDS = {
    "id", "name", "kind", "attack", "about", "source", "aliases", "relations"
  };

  private ActorReading() {}

  static Map<String, Actor> read(Part file, Map<String, Source> sources) {
    Map<String, Part> places = new LinkedHashMap<>();
    List<Part> parts = file.parts("actors", FIELDS);
    Map<String, Actor> actors =
        KnowledgeReader.byId(
            parts,
            part -> {
              Actor actor = actor(part.called(part.id()), sources);
              places.putIfAbsent(actor.id(), part.called(actor.id()));
              return actor;
            },
            Actor::id);
    for (Map.Entry<String, Part> one : places.entrySet()) {
      Actor actor = one.getValue().known(one.getKey(), actors, "actor");
      for (Relation relation : actor.relations()) {
        one.getValue().known(relation.to(), actors, "actor");
      }
      refuseCircle(actor, actors, one.getValue());
    }
    refuseContradictions(actors, places);
    return actors;
  }

  private static Actor actor(Part part, Map<String, Source> sources) {
    String attack = part.textOrEmpty("attack");
    if (!attack.isEmpty() && !attack.matches("G\\d{4}")) {
      throw part.wrong("\"attack\" is no group of ATT&CK; expected such as G0032");
    }
    return new Actor(
        part.id(),
        part.text("name"),
        part.word("kind", ActorKind.values(), ActorKind::word),
        attack,
        part.text("about"),
        part.source(sources),
        part.parts("aliases", "name", "by", "means", "source", "note").stream()
            .map(one ->
                new Alias(
                    one.text("name"),
                    one.text("by"),
                    one.word("means", Meaning.values(), Meaning::word),
                    one.source(sources),
                    one.textOrEmpty("note")))
            .toList(),
        part.parts("relations", "kind", "to", "source", "note").stream()
            .map(one ->
                new Relation(
                    one.word("kind", Relation.Kind.values(), Relation.Kind::word),
                    one.text("to"),
                    one.source(sources),
                    one.textOrEmpty("note")))
            .toList());
  }

  /** Follows what a group belongs to; nothing belongs to itself. */
  private static void refuseCircle(Actor start, Map<String, Actor> actors, Part place) {
    List<String> open = new ArrayList<>(parents(start));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (id.equals(start.id())) {
        throw place.wrong("it is part of itself, by way of what it is said to be part of");
      }
      if (seen.add(id)) {
        Optional.ofNullable(actors.get(id)).ifPresent(parent -> open.addAll(parents(parent)));
      }
    }
  }

  private static List<String> parents(Actor actor) {
    return actor.relations().stream()
        .filter(one -> one.kind() == Relation.Kind.PART_OF)
        .map(Relation::to)
        .toList();
  }

  /** A name means the same as one group at the most. */
  private static void refuseContradictions(Map<String, Actor> actors, Map<String, Part> places) {
    Map<String, String> names = new HashMap<>();
    for (Actor actor : actors.values()) {
      String other = names.put(Part.lower(actor.name()), actor.id());
      if (other != null) {
        throw twice(actor, actor.name(), other, places);
      }
    }
    for (Actor actor : actors.values()) {
      Set<String> own = new HashSet<>();
      for (Alias alias : actor.aliases()) {
        String name = Part.lower(alias.name());
        String other =
            alias.means() == Meaning.SAME ? names.putIfAbsent(name, actor.id()) : names.get(name);
        if (!own.add(name) || actor.id().equals(other)) {
          throw twice(actor, alias.name(), actor.id(), places);
        }
        if (other != null && alias.means() == Meaning.SAME) {
          throw twice(actor, alias.name(), other, places);
        }
      }
    }
  }

  private static RuntimeException twice(
      Actor actor, String name, String other, Map<String, Part> places) {
    return actors(places, actor)
        .wrong(
            "the name \""
                + Part.cut(name)
                + "\" already means "
                + other
                + "; where it only overlaps, it has to say so");
  }

  private static Part actors(Map<String, Part> places, Actor actor) {
    Part place = places.get(actor.id());
    if (place == null) {
      throw new IllegalStateException("no place for " + actor.id());
    }
    return place;
  }
}
