package dev.countersign.server.page;

import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.Scope;
import java.util.List;

/**
 * A machine as its page shows it.
 *
 * @param responsible the name of the person who answers for it
 * @param key its thumbprint
 */
public record MachineView(
    String id,
    String name,
    List<Scope> scopes,
    String responsibleId,
    String responsible,
    String key,
    String added) {
  /** Copies the list. */
  public MachineView {
    scopes = List.copyOf(scopes);
  }

  /** Of a machine. */
  public static MachineView of(Machine machine, String responsible) {
    return new MachineView(
        machine.id().toString(),
        machine.name(),
        List.copyOf(machine.inOrder()),
        machine.responsible().toString(),
        responsible,
        machine.keyThumbprint(),
        Moments.of(machine.addedAt()));
  }
}
