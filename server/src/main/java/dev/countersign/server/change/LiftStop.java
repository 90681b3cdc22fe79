package dev.countersign.server.change;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.Journal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing goes on after a stop. */
public final class LiftStop implements ChangeKind {
  /** Its name. */
  public static final String NAME = "stop-lifted";

  private final Installation installation;

  /** Of that installation. */
  public LiftStop(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String area() {
    return "stop";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return Json.object().put("reason", Forms.text(form, "reason", "The reason", 500));
  }

  @Override
  public void check(JsonNode document) {
    if (installation.stop().isEmpty()) {
      throw new UnreadableInput("Nothing is stopped");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    return List.of("Signing goes on: " + document.path("reason").asString());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    installation.lift();
    return "";
  }
}
