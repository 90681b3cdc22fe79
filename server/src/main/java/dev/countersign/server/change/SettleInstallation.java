package dev.countersign.server.change;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.company.Installation;
import dev.countersign.server.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The setting up ends: from then on changes wait as long as the policy says. */
public final class SettleInstallation implements ChangeKind {
  private final Installation installation;
  private final InstantSource clock;

  /** Of that installation. */
  public SettleInstallation(Installation installation, InstantSource clock) {
    this.installation = installation;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "installation-settled";
  }

  @Override
  public String area() {
    return "people";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    return Json.object();
  }

  @Override
  public void check(JsonNode document) {
    if (!installation.beingSetUp()) {
      throw new UnreadableInput("The installation is set up already");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    return List.of(
        "The setting up ends, for good: from then on every change cools off as long as the policy"
            + " says before it applies");
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    installation.settle(clock.instant());
    return "";
  }
}
