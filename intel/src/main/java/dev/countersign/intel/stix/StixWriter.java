package dev.countersign.intel.stix;

import dev.countersign.intel.figure.Dispute;
import dev.countersign.intel.figure.Published;
import dev.countersign.intel.knowledge.EntryJson;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.source.Source;
import dev.countersign.intel.technique.Step;
import dev.countersign.intel.technique.Technique;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes knowledge as a bundle of STIX 2.1; the same knowledge comes to the same bytes. A theft is
 * an {@code incident}, a group an {@code intrusion-set}, a state a {@code threat-actor}, a document
 * a {@code report}, a step of a theft a {@code grouping}, a figure or why figures differ a {@code
 * note}. What STIX has no field for stands in an extension of the object.
 */
public final class StixWriter {
  private final Knowledge knowledge;
  private final Map<EntryKind, List<ObjectNode>> entries;
  private final Map<String, List<Technique>> used; // by the step
  private final Map<String, LocalDate> figureDays = new HashMap<>();
  private final StixObjects objects = new StixObjects();

  private StixWriter(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.entries = EntryJson.entries(knowledge);
    this.used =
        knowledge.techniques().stream().collect(Collectors.groupingBy(one -> one.step().id()));
    knowledge
        .published()
        .forEach(one -> figureDays.put(one.id(), one.source().published().first()));
  }

  /**
   * The bundle, of which the objects' ids and times follow from the entries alone.
   *
   * @throws UnreadableInput where it would hold more than {@link StixReader#MOST_OBJECTS}
   */
  public static ObjectNode bundle(Knowledge knowledge) {
    ArrayNode objects = Json.object().putArray("objects");
    objects(knowledge).values().forEach(objects::add);
    ObjectNode bundle = Json.object();
    bundle.put("type", "bundle");
    bundle.put("id", StixIds.of("bundle", Json.compact(objects)));
    bundle.set("objects", objects);
    return bundle;
  }

  /** The objects by their ids. */
  static Map<String, ObjectNode> objects(Knowledge knowledge) {
    return new StixWriter(knowledge).write();
  }

  private Map<String, ObjectNode> write() {
    ours();
    publishers();
    each(EntryKind.STEP, knowledge.steps(), this::step);
    each(EntryKind.TECHNIQUE, knowledge.techniques(), this::technique);
    ActorObjects actors = new ActorObjects(objects, knowledge.actors());
    eachWritten(EntryKind.ACTOR, knowledge.actors(), actors::write);
    IncidentObjects incidents = new IncidentObjects(objects);
    eachWritten(EntryKind.INCIDENT, knowledge.incidents(), incidents::write);
    each(EntryKind.FIGURE, knowledge.published(), this::figure);
    eachWritten(
        EntryKind.DISPUTE,
        knowledge.disputes(),
        (one, position, entry) ->
            StixObjects.entry(dispute(one, position), EntryKind.DISPUTE, position, entry));
    each(EntryKind.SOURCE, knowledge.sources(), this::report);
    return objects.all();
  }

  private interface Write<T> {
    void write(T one, int position, ObjectNode entry);
  }

  private <T> void eachWritten(EntryKind kind, List<T> all, Write<T> write) {
    List<ObjectNode> some = entries.getOrDefault(kind, List.of());
    for (int i = 0; i < all.size(); i++) {
      write.write(all.get(i), i, some.get(i));
    }
  }

  private <T> void each(EntryKind kind, List<T> all, Function<T, ObjectNode> make) {
    eachWritten(
        kind,
        all,
        (one, position, entry) -> StixObjects.entry(make.apply(one), kind, position, entry));
  }

  private void ours() {
    objects
        .add(StixForm.SELF, StixForm.MADE, StixForm.MADE)
        .put("name", "Countersign")
        .put("identity_class", "system");
    extension(
        StixForm.ENTRIES,
        "Countersign's entries",
        "What STIX has no field for, of a theft, a group, a technique, a source or a figure.",
        "holds: the kind of entry. position: its place among those, from 0. entry: its fields as"
            + " docs/intel.md of Countersign lists them, but for those that stand in the object's"
            + " name, description, abstract or content. Amounts are decimals in text.",
        "property-extension");
    extension(
        StixForm.WALLETS,
        "An address of a cryptocurrency",
        "An address on a chain, as an observable.",
        "value: the address, in lower case where its chain's addresses have no case. It is the one"
            + " property that contributes to the id.",
        "new-sco");
  }

  private void extension(String id, String name, String about, String schema, String type) {
    objects
        .add(id, StixForm.MADE, StixForm.MADE)
        .put("name", name)
        .put("description", about)
        .put("schema", schema)
        .put("version", "1.0.0")
        .putArray("extension_types")
        .add(type);
  }

  private void publishers() {
    Map<String, LocalDate> first = new HashMap<>();
    knowledge
        .sources()
        .forEach(one ->
            first.merge(one.publisher(), one.published().first(), (a, b) -> a.isBefore(b) ? a : b));
    for (Source one : knowledge.sources()) {
      LocalDate day = first.remove(one.publisher());
      if (day != null) {
        objects
            .add(publisher(one), day, day)
            .put("name", one.publisher())
            .put("identity_class", "organization");
      }
    }
  }

  private static String publisher(Source one) {
    return StixIds.of("identity", "publisher", one.publisher());
  }

  private ObjectNode step(Step one) {
    ObjectNode json =
        objects
            .add(StixIds.of("grouping", one.id()), StixForm.MADE, StixForm.MADE)
            .put("name", one.what())
            .put("description", one.question())
            .put("context", "unspecified");
    ArrayNode refs = json.putArray("object_refs");
    used.getOrDefault(one.id(), List.of())
        .forEach(technique -> refs.add(IncidentObjects.id(technique)));
    if (refs.isEmpty()) {
      refs.add(StixForm.SELF); // the standard wants one
    }
    return json;
  }

  private ObjectNode technique(Technique one) {
    ObjectNode json =
        objects.add(IncidentObjects.id(one), StixForm.MADE, StixForm.MADE).put("name", one.name());
    json.putArray("kill_chain_phases")
        .addObject()
        .put("kill_chain_name", "countersign")
        .put("phase_name", one.step().id());
    ObjectNode reference = json.putArray("external_references").addObject();
    reference.put("source_name", one.url().isEmpty() ? "countersign" : "mitre-attack");
    reference.put("external_id", one.id());
    if (!one.url().isEmpty()) {
      reference.put("url", one.url());
    }
    return json;
  }

  private static String figureId(String id) {
    return StixIds.of("note", "figure", id);
  }

  private ObjectNode figure(Published one) {
    LocalDate day = one.source().published().first();
    ObjectNode json = objects.add(figureId(one.id()), day, day);
    json.put("abstract", one.covers());
    json.put(
        "content",
        one.source().publisher()
            + ": "
            + one.dollars().precision().words()
            + one.dollars().amount().toPlainString()
            + " US dollars, "
            + one.from()
            + " to "
            + one.to());
    json.putArray("object_refs").add(reportId(one.source()));
    return json;
  }

  private ObjectNode dispute(Dispute one, int position) {
    LocalDate day =
        one.between().stream()
            .map(id -> figureDays.getOrDefault(id, StixForm.MADE))
            .max(LocalDate::compareTo)
            .orElse(StixForm.MADE);
    ObjectNode json =
        objects.add(StixIds.of("note", "dispute", String.valueOf(position)), day, day);
    json.put("abstract", "Published figures that do not agree with each other");
    json.put("content", one.why());
    ArrayNode refs = json.putArray("object_refs");
    one.between().forEach(id -> refs.add(figureId(id)));
    return json;
  }

  private static String reportId(Source one) {
    return StixIds.of("report", one.id());
  }

  private ObjectNode report(Source one) {
    LocalDate day = one.published().first();
    ObjectNode json = objects.add(reportId(one), day, day);
    json.put("name", one.title());
    json.put("published", StixObjects.time(day));
    json.putArray("report_types").add("threat-report");
    objects.references(json, List.of(one));
    ArrayNode refs = json.putArray("object_refs").add(publisher(one));
    objects.standingOn(one).forEach(refs::add);
    return json;
  }
}
