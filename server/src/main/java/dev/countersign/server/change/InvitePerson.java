package dev.countersign.server.change;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody new is let in. An administrator then makes their one-time link. */
public final class InvitePerson implements ChangeKind {
  static final String NAME = "person-invited";

  private final PeopleStore people;
  private final InstantSource clock;

  /** Of people in that store. */
  public InvitePerson(PeopleStore people, InstantSource clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String area() {
    return "people";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object();
    document.put("name", Forms.text(form, "name", "The name", 100));
    document.put("email", Forms.text(form, "email", "The mail address", 200));
    RolesAndTeams.put(document, Forms.roles(form), Forms.names(form, "teams", "The group"));
    return document;
  }

  @Override
  public void check(JsonNode document) {
    PeopleStore.check(document.path("name").asString(), document.path("email").asString());
    if (people.byEmail(document.path("email").asString()).isPresent()) {
      throw new UnreadableInput("There is somebody with this mail address already");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    return List.of(
        document.path("name").asString()
            + " ("
            + document.path("email").asString()
            + ") is let in, and may be: "
            + RolesAndTeams.words(document));
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    Set<Role> roles =
        RolesAndTeams.roles(document).stream().collect(Collectors.toUnmodifiableSet());
    people.add(
        new Person(
            UUID.randomUUID(),
            document.path("name").asString(),
            document.path("email").asString(),
            Person.State.INVITED,
            roles,
            Set.copyOf(RolesAndTeams.teams(document))),
        clock.instant());
    return "";
  }
}
