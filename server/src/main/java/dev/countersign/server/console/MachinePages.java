package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.machine.Machine;
import dev.countersign.server.machine.MachineDesk;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.machine.Scope;
import dev.countersign.server.page.MachineView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.PersonView;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Machines: which there are, and what is done about one at once. They change by changes. */
@Controller
public final class MachinePages {
  private final MachineStore machines;
  private final PeopleStore people;
  private final MachineDesk desk;
  private final Pages pages;

  /** Pages over those machines. */
  public MachinePages(MachineStore machines, PeopleStore people, MachineDesk desk, Pages pages) {
    this.machines = machines;
    this.people = people;
    this.desk = desk;
    this.pages = pages;
  }

  /** All machines, and the form for a new one. */
  @GetMapping("/machines")
  public ResponseEntity<byte[]> all() {
    List<PersonView> active =
        people.all().stream()
            .filter(person -> person.state() == Person.State.ACTIVE)
            .map(PersonView::of)
            .toList();
    return pages.page(
        HttpStatus.OK,
        "machines",
        Map.of(
            "machines",
            machines.all().stream().map(this::view).toList(),
            "people",
            active,
            "scopes",
            Scope.values()));
  }

  /** Shuts one out. */
  @PostMapping("/machines/{id}/shut-out")
  public ResponseEntity<byte[]> shutOut(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.shutOut(who, id, reason.length() > 500 ? reason.substring(0, 500) : reason);
    return JsonBody.ok(Json.object().put("location", "/machines"));
  }

  private MachineView view(Machine machine) {
    return MachineView.of(
        machine, people.find(machine.responsible()).map(Person::name).orElse("nobody"));
  }
}
