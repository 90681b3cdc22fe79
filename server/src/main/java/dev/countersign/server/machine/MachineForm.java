package dev.countersign.server.machine;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of changes of machines have in common. */
final class MachineForm {
  private MachineForm() {}

  /** Takes scopes and person from a form. */
  static void put(ObjectNode document, Map<String, String> form) {
    ArrayNode scopes = document.putArray("scopes");
    Arrays.stream(Scope.values())
        .filter(scope -> form.containsKey("scope-" + scope.word()))
        .forEach(scope -> scopes.add(scope.word()));
    document.put("responsible", Forms.text(form, "responsible", "Who answers for it", 40));
  }

  /**
   * The scopes in a document.
   *
   * @throws UnreadableInput when there are none
   */
  static List<Scope> scopes(JsonNode document) {
    List<Scope> scopes =
        document
            .path("scopes")
            .valueStream()
            .flatMap(word -> Scope.of(word.asString()).stream())
            .toList();
    if (scopes.isEmpty()) {
      throw new UnreadableInput("Say what the machine may ask for");
    }
    return scopes;
  }

  /**
   * The person who is to answer for it.
   *
   * @throws UnreadableInput when they are not with the company
   */
  static Person responsible(JsonNode document, PeopleStore people) {
    return people
        .find(id(document, "responsible", "Who answers for it"))
        .filter(person -> person.state() == Person.State.ACTIVE)
        .orElseThrow(
            () -> new UnreadableInput("Whoever is to answer for it is not active in the company"));
  }

  /**
   * The machine that a document is about.
   *
   * @throws UnreadableInput when it was removed
   */
  static Machine machine(JsonNode document, MachineStore machines) {
    return machines
        .find(id(document, "machine", "The machine"))
        .orElseThrow(() -> new UnreadableInput("There is no such machine any more"));
  }

  static String words(List<Scope> scopes) {
    return scopes.stream().map(Scope::does).collect(Collectors.joining(", "));
  }

  private static UUID id(JsonNode document, String name, String what) {
    try {
      return UUID.fromString(document.path(name).asString());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(what + " is none that there is");
    }
  }
}
