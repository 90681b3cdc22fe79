package dev.countersign.server.machine;

import dev.countersign.model.json.Json;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.people.PeopleStore;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A machine may ask for something else, or somebody else answers for it. Its key stays. */
public final class ChangeMachine implements ChangeKind {
  private final MachineStore machines;
  private final PeopleStore people;

  /** Of those machines. */
  public ChangeMachine(MachineStore machines, PeopleStore people) {
    this.machines = machines;
    this.people = people;
  }

  @Override
  public String name() {
    return "machine-changed";
  }

  @Override
  public String area() {
    return "machines";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    ObjectNode document = Json.object();
    document.put("machine", Forms.text(form, "machine", "The machine", 40));
    MachineForm.put(document, form);
    return document;
  }

  @Override
  public void check(JsonNode document) {
    MachineForm.machine(document, machines);
    MachineForm.scopes(document);
    MachineForm.responsible(document, people);
  }

  @Override
  public List<String> words(JsonNode document) {
    Machine machine = MachineForm.machine(document, machines);
    return List.of(
        "The machine \""
            + machine.name()
            + "\" "
            + MachineForm.words(MachineForm.scopes(document))
            + "; until now: "
            + MachineForm.words(List.copyOf(machine.inOrder())),
        MachineForm.responsible(document, people).name() + " answers for it");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    machines.change(
        MachineForm.machine(document, machines).id(),
        MachineForm.scopes(document),
        MachineForm.responsible(document, people).id());
    return "";
  }
}
