package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.schedule.Hours;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls or chats as they are proposed, and agreed to word by word.
 *
 * @param script which one is played
 * @param callers who plays it, by their addresses
 * @param teams whose people are called; empty where addresses are named, or everybody is
 * @param addresses who is called; empty where teams are named, or everybody is
 * @param domains at which alone people are called
 * @param seed of the schedule
 */
record CallsDocument(
    String name,
    String script,
    List<String> callers,
    List<String> teams,
    List<String> addresses,
    LocalDate first,
    LocalDate last,
    Hours hours,
    List<String> domains,
    long seed) {
  CallsDocument {
    callers = List.copyOf(callers);
    teams = List.copyOf(teams);
    addresses = List.copyOf(addresses);
    domains = List.copyOf(domains);
  }

  /** Of a form, with what the company is and a seed of the server's. */
  static CallsDocument of(Map<String, String> form, List<String> domains, long seed) {
    return new CallsDocument(
            Forms.text(form, "name", "The name", 100),
            form.getOrDefault("script", ""),
            DrillDocument.addresses(form.getOrDefault("callers", "")),
            Forms.names(form, "teams", "The group"),
            DrillDocument.addresses(form.getOrDefault("addresses", "")),
            DrillDocument.day(form.getOrDefault("first", ""), "The first day"),
            DrillDocument.day(form.getOrDefault("last", ""), "The last day"),
            DrillDocument.hours(
                form.getOrDefault("zone", ""),
                form.getOrDefault("from", "09:00"),
                form.getOrDefault("to", "17:00"),
                Set.of()),
            domains,
            seed)
        .checked();
  }

  /** Of a document that was agreed to. */
  static CallsDocument of(JsonNode document) {
    return new CallsDocument(
        document.path("name").asString(),
        document.path("script").asString(),
        DrillDocument.texts(document, "callers"),
        DrillDocument.texts(document, "teams"),
        DrillDocument.texts(document, "addresses"),
        LocalDate.parse(document.path("first").asString()),
        LocalDate.parse(document.path("last").asString()),
        DrillDocument.hours(
            document.path("zone").asString(),
            document.path("from").asString(),
            document.path("to").asString(),
            Set.of()),
        DrillDocument.texts(document, "domains"),
        document.path("seed").asLong());
  }

  ObjectNode json() {
    ObjectNode document = Json.object().put("name", name).put("script", script);
    DrillDocument.put(document, "callers", callers);
    DrillDocument.put(document, "teams", teams);
    DrillDocument.put(document, "addresses", addresses);
    document.put("first", first.toString()).put("last", last.toString());
    document.put("zone", hours.zone().getId());
    document.put("from", hours.from().toString()).put("to", hours.to().toString());
    DrillDocument.put(document, "domains", domains);
    return document.put("seed", seed);
  }

  /**
   * What is played.
   *
   * @throws UnreadableInput where it is no script, or one that was withdrawn
   */
  Template written(TemplateStore store) {
    return store.usable().stream()
        .filter(one -> one.id().equals(script) && one.kind() == Kind.SCRIPT)
        .findFirst()
        .orElseThrow(() -> new UnreadableInput("Choose which call or chat is played"));
  }

  private CallsDocument checked() {
    if (callers.isEmpty()) {
      throw new UnreadableInput("Say who plays it: the addresses of one or more people");
    }
    if (!teams.isEmpty() && !addresses.isEmpty()) {
      throw new UnreadableInput("Name groups or addresses, and not both");
    }
    if (last.isBefore(first) || first.plusDays(DrillDocument.LONGEST_DAYS).isBefore(last)) {
      throw new UnreadableInput(
          "The last day must be one of the " + DrillDocument.LONGEST_DAYS + " days from the first");
    }
    return this;
  }
}
