package dev.countersign.server.machine;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.people.PeopleStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A machine may use the API, by its public key. */
public final class AddMachine implements ChangeKind {
  private final MachineStore machines;
  private final PeopleStore people;
  private final InstantSource clock;

  /** To those machines. */
  public AddMachine(MachineStore machines, PeopleStore people, InstantSource clock) {
    this.machines = machines;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "machine-added";
  }

  @Override
  public String area() {
    return "machines";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    MachineKey key = MachineKey.read(form.getOrDefault("key", ""));
    ObjectNode document = Json.object().put("id", UUID.randomUUID().toString());
    document.put("name", Forms.text(form, "name", "The name", 40));
    MachineForm.put(document, form);
    document.set("key", key.jwk());
    document.put("thumbprint", key.thumbprint());
    return document;
  }

  @Override
  public void check(JsonNode document) {
    String name = document.path("name").asString();
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new UnreadableInput(
          "The name is none; expected lower-case letters, digits and hyphens, such as payout-bot");
    }
    if (machines.named(name).isPresent()) {
      throw new UnreadableInput("There is a machine with the name " + name);
    }
    MachineForm.scopes(document);
    MachineForm.responsible(document, people);
    if (!key(document).thumbprint().equals(document.path("thumbprint").asString())) {
      throw new UnreadableInput("The thumbprint is not that of the key");
    }
    if (machines.knowsKey(key(document).thumbprint())) {
      throw new UnreadableInput(
          "This key belongs to a machine that is here, or that was; make a new one");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    return List.of(
        "The machine \""
            + document.path("name").asString()
            + "\" "
            + MachineForm.words(MachineForm.scopes(document))
            + "; "
            + MachineForm.responsible(document, people).name()
            + " answers for it",
        "Its key has the thumbprint " + document.path("thumbprint").asString());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    machines.add(
        new Machine(
            UUID.fromString(document.path("id").asString()),
            document.path("name").asString(),
            Set.copyOf(MachineForm.scopes(document)),
            MachineForm.responsible(document, people).id(),
            key(document).thumbprint(),
            clock.instant()),
        document.path("key"));
    return "";
  }

  private static MachineKey key(JsonNode document) {
    return MachineKey.read(Json.compact(document.path("key")));
  }
}
