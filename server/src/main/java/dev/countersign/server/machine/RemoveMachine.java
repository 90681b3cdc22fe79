package dev.countersign.server.machine;

import dev.countersign.model.json.Json;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.change.Forms;
import dev.countersign.server.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A machine may nothing any more. Its key does not come back. */
public final class RemoveMachine implements ChangeKind {
  private final MachineStore machines;
  private final InstantSource clock;

  /** From those machines. */
  public RemoveMachine(MachineStore machines, InstantSource clock) {
    this.machines = machines;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "machine-removed";
  }

  @Override
  public String area() {
    return "machines";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return Json.object().put("machine", Forms.text(form, "machine", "The machine", 40));
  }

  @Override
  public void check(JsonNode document) {
    MachineForm.machine(document, machines);
  }

  @Override
  public List<String> words(JsonNode document) {
    return List.of(
        "The machine \""
            + MachineForm.machine(document, machines).name()
            + "\" is removed: its tokens end, and what it asked for is not countersigned any more");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    machines.remove(MachineForm.machine(document, machines).id(), clock.instant());
    return "";
  }
}
