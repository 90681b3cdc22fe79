package dev.countersign.response.cases;

import dev.countersign.model.json.Json;
import dev.countersign.response.playbook.CaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people said and decided in a case, as JSON, to be kept and read again. */
public final class CaseJson {
  private CaseJson() {}

  /**
   * What {@link #write} writes.
   *
   * @param closing empty where nobody asks that it is closed
   * @param closed empty where it is not
   */
  public record Content(
      Map<CaseKind, Instant> playbooks,
      List<Decision> decisions,
      List<Member> members,
      List<Said> notes,
      Optional<Said> closing,
      Optional<Said> closed) {
    /** Copies. */
    public Content {
      playbooks = Map.copyOf(playbooks);
      decisions = List.copyOf(decisions);
      members = List.copyOf(members);
      notes = List.copyOf(notes);
    }
  }

  /** Writes it. */
  public static ObjectNode write(Case one) {
    ObjectNode json = Json.object();
    ObjectNode kinds = json.putObject("playbooks");
    one.playbooks().forEach((kind, since) -> kinds.put(kind.word(), since.toString()));
    ArrayNode decisions = json.putArray("decisions");
    for (Decision each : one.decisions()) {
      decisions
          .addObject()
          .put("task", each.task())
          .put("option", each.option())
          .put("by", each.by())
          .put("at", each.at().toString())
          .put("words", each.words());
    }
    ArrayNode members = json.putArray("members");
    one.members()
        .forEach(each ->
            members.addObject().put("person", each.person()).put("role", each.role().word()));
    ArrayNode notes = json.putArray("notes");
    one.notes().forEach(each -> notes.add(said(each)));
    one.closing().ifPresent(each -> json.set("closing", said(each)));
    one.closed().ifPresent(each -> json.set("closed", said(each)));
    return json;
  }

  private static ObjectNode said(Said one) {
    return Json.object()
        .put("by", one.by())
        .put("at", one.at().toString())
        .put("words", one.words());
  }

  /**
   * Reads what was written.
   *
   * @throws RuntimeException when it is anything else
   */
  public static Content read(String text) {
    JsonNode json = Json.parse(text, "The case");
    Map<CaseKind, Instant> kinds = new EnumMap<>(CaseKind.class);
    json.path("playbooks")
        .propertyStream()
        .forEach(each ->
            kinds.put(
                CaseKind.of(each.getKey()).orElseThrow(),
                Instant.parse(each.getValue().asString())));
    List<Decision> decisions = new ArrayList<>();
    for (JsonNode each : json.path("decisions")) {
      decisions.add(
          new Decision(
              each.path("task").asString(),
              each.path("option").asString(),
              each.path("by").asString(),
              Instant.parse(each.path("at").asString()),
              each.path("words").asString()));
    }
    List<Member> members = new ArrayList<>();
    for (JsonNode each : json.path("members")) {
      members.add(
          new Member(
              each.path("person").asString(),
              CaseRole.of(each.path("role").asString()).orElseThrow()));
    }
    List<Said> notes = new ArrayList<>();
    json.path("notes").forEach(each -> notes.add(said(each)));
    return new Content(
        kinds,
        decisions,
        members,
        notes,
        json.has("closing") ? Optional.of(said(json.path("closing"))) : Optional.empty(),
        json.has("closed") ? Optional.of(said(json.path("closed"))) : Optional.empty());
  }

  private static Said said(JsonNode one) {
    return new Said(
        one.path("by").asString(),
        Instant.parse(one.path("at").asString()),
        one.path("words").asString());
  }
}
