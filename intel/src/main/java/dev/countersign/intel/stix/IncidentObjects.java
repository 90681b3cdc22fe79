package dev.countersign.intel.stix;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.ActorKind;
import dev.countersign.intel.incident.Attribution;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.incident.StolenTo;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Technique;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Writes a theft: an incident, its victim, who is said to have done it, how, and addresses. */
final class IncidentObjects {
  private final StixObjects objects;

  IncidentObjects(StixObjects objects) {
    this.objects = objects;
  }

  static String id(Actor actor) {
    return actorId(actor.kind() == ActorKind.STATE, actor.id());
  }

  static String actorId(boolean state, String id) {
    return StixIds.of(state ? "threat-actor" : "intrusion-set", id);
  }

  static String id(Technique technique) {
    return StixIds.of("attack-pattern", technique.id());
  }

  void write(Incident one, int position, ObjectNode entry) {
    LocalDate first = day(one, Comparator.naturalOrder());
    LocalDate last = day(one, Comparator.reverseOrder());
    String id = StixIds.of("incident", one.id());
    ObjectNode json = objects.add(id, first, last);
    json.put("name", one.victim() + ", " + one.date().text());
    json.put("description", one.method());
    objects.references(json, one.sources());
    StixObjects.entry(json, EntryKind.INCIDENT, position, entry);
    one.sources().forEach(source -> objects.stands(id, source));
    String victim = StixIds.of("identity", "victim", one.id());
    objects.add(victim, first, last).put("name", one.victim());
    objects.relation("targets", id, victim, first, last);
    for (Technique technique : one.techniques()) {
      objects.relation("uses", id, id(technique), first, last);
    }
    for (int i = 0; i < one.attributions().size(); i++) {
      attribution(id, one.attributions().get(i), i);
    }
    for (int i = 0; i < one.addresses().size(); i++) {
      address(id, one, one.addresses().get(i), String.valueOf(i));
    }
    for (StolenTo to : ListedAddresses.of(one)) {
      address(id, one, to, to.address());
    }
  }

  private void attribution(String id, Attribution said, int number) {
    for (Actor actor : said.actors()) {
      objects
          .relation("attributed-to", id, id(actor), String.valueOf(number), said.source())
          .put("confidence", said.confidence().stix())
          .put("description", said.by() + ", " + said.source().published().text());
    }
  }

  private void address(String incident, Incident one, StolenTo to, String key) {
    Source source = to.source();
    String id = StixIds.of("indicator", one.id(), key);
    ObjectNode json = objects.add(id, source);
    json.put("name", to.chain() + " " + to.address());
    json.put("description", "Took what was stolen: " + one.victim() + ", " + one.date().text());
    json.putArray("indicator_types").add("malicious-activity");
    json.put("pattern", pattern(to.address()));
    json.put("pattern_type", "stix");
    json.put("valid_from", StixObjects.time(source.published().first()));
    objects.references(json, Set.of(source));
    objects.relation("related-to", id, incident, "", source);
    objects.relation("based-on", id, objects.wallet(to.address()), "", source);
  }

  /** STIX has no observable for addresses; this is the one that others use (STIX 2.1, 9). */
  static String pattern(String address) {
    return "["
        + StixForm.WALLET
        + ":value = '"
        + address.replace("\\", "\\\\").replace("'", "\\'")
        + "']";
  }

  private static LocalDate day(Incident one, Comparator<LocalDate> order) {
    return one.sources().stream()
        .map(source -> source.published().first())
        .min(order)
        .orElse(one.date().first());
  }
}
