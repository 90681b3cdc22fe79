package dev.countersign.server.change;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody gets other roles and groups. */
public final class ChangePerson implements ChangeKind {
  private final PeopleStore people;

  /** Of people in that store. */
  public ChangePerson(PeopleStore people) {
    this.people = people;
  }

  @Override
  public String name() {
    return "person-changed";
  }

  @Override
  public String area() {
    return "people";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object();
    document.put("person", Forms.text(form, "person", "The person", 40));
    RolesAndTeams.put(document, Forms.roles(form), Forms.names(form, "teams", "The group"));
    document.set("before", before(person(document)));
    return document;
  }

  @Override
  public void check(JsonNode document) {
    Person person = person(document);
    if (!before(person).equals(document.path("before"))) {
      throw new UnreadableInput(
          "They may do something else by now than when this was proposed; propose anew");
    }
    boolean last =
        person.hasAny(Role.ADMINISTRATOR)
            && person.state() == Person.State.ACTIVE
            && !RolesAndTeams.roles(document).contains(Role.ADMINISTRATOR)
            && people.active(Role.ADMINISTRATOR) <= 2;
    if (last) {
      throw new UnreadableInput(
          "Then fewer than two administrators would be left, and nobody could agree to anything");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    Person person = person(document);
    return List.of(
        person.name()
            + " may be: "
            + RolesAndTeams.words(document)
            + "; until now: "
            + RolesAndTeams.words(document.path("before")));
  }

  private static ObjectNode before(Person person) {
    ObjectNode before = Json.object();
    RolesAndTeams.put(
        before,
        person.roles().stream().sorted().toList(),
        person.teams().stream().sorted().toList());
    return before;
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    people.set(person(document).id(), RolesAndTeams.roles(document), RolesAndTeams.teams(document));
    return "";
  }

  private Person person(JsonNode document) {
    return find(people, document);
  }

  static Person find(PeopleStore people, JsonNode document) {
    try {
      return people
          .find(UUID.fromString(document.path("person").asString()))
          .filter(person -> person.state() != Person.State.DISABLED)
          .orElseThrow(() -> new UnreadableInput("There is no such person any more"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The person is none");
    }
  }
}
