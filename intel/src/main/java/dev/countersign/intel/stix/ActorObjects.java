package dev.countersign.intel.stix;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.ActorKind;
import dev.countersign.intel.actor.Alias;
import dev.countersign.intel.actor.Meaning;
import dev.countersign.intel.actor.Relation;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.source.Source;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes groups as intrusion sets, states as threat actors, and how they stand to each other. */
final class ActorObjects {
  private final StixObjects objects;
  private final Set<String> states;

  ActorObjects(StixObjects objects, Collection<Actor> actors) {
    this.objects = objects;
    this.states =
        actors.stream()
            .filter(one -> one.kind() == ActorKind.STATE)
            .map(Actor::id)
            .collect(Collectors.toSet());
  }

  void write(Actor one, int position, ObjectNode entry) {
    String id = IncidentObjects.id(one);
    Set<Source> sources = sources(one);
    LocalDate last =
        sources.stream()
            .map(source -> source.published().first())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    ObjectNode json = objects.add(id, one.source().published().first(), last);
    json.put("name", one.name());
    json.put("description", one.about());
    if (one.kind() == ActorKind.STATE) {
      json.putArray("threat_actor_types").add("nation-state");
    }
    List<String> same =
        one.aliases().stream()
            .filter(alias -> alias.means() == Meaning.SAME)
            .map(Alias::name)
            .toList();
    if (!same.isEmpty()) {
      ArrayNode aliases = json.putArray("aliases");
      same.forEach(aliases::add);
    }
    objects.references(json, sources);
    if (!one.attack().isEmpty()) {
      json.withArray("external_references")
          .addObject()
          .put("source_name", "mitre-attack")
          .put("external_id", one.attack())
          .put("url", "https://attack.mitre.org/groups/" + one.attack() + "/");
    }
    StixObjects.entry(json, EntryKind.ACTOR, position, entry);
    sources.forEach(source -> objects.stands(id, source));
    for (int i = 0; i < one.relations().size(); i++) {
      relation(one, one.relations().get(i), i);
    }
  }

  private void relation(Actor one, Relation relation, int number) {
    boolean state = states.contains(relation.to());
    ObjectNode json =
        objects.relation(
            kind(one, relation.kind(), state),
            IncidentObjects.id(one),
            IncidentObjects.actorId(state, relation.to()),
            String.valueOf(number),
            relation.source());
    if (!relation.note().isEmpty()) {
      json.put("description", relation.note());
    }
  }

  /** STIX has attributed-to from an intrusion set to a threat actor, and nothing between sets. */
  private static String kind(Actor one, Relation.Kind kind, boolean toState) {
    return switch (kind) {
      case OVERLAPS -> "related-to";
      case PART_OF -> toState && one.kind() != ActorKind.STATE ? "attributed-to" : "part-of";
    };
  }

  private static Set<Source> sources(Actor one) {
    Set<Source> all = new LinkedHashSet<>();
    all.add(one.source());
    one.aliases().forEach(alias -> all.add(alias.source()));
    one.relations().forEach(relation -> all.add(relation.source()));
    return all;
  }
}
