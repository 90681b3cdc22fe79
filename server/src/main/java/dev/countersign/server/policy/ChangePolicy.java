package dev.countersign.server.policy;

import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.ChangeKind;
import dev.countersign.server.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Another policy comes into force. It is agreed to by the rules of the one in force. */
public final class ChangePolicy implements ChangeKind {
  /** Its name. */
  public static final String NAME = "policy-changed";

  private final Policies policies;
  private final InstantSource clock;

  /** Of those policies. */
  public ChangePolicy(Policies policies, InstantSource clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String area() {
    return "policy";
  }

  @Override
  public ObjectNode read(Map<String, String> form) {
    // A browser sends each line with CR LF, whatever stood in it.
    String document = form.getOrDefault("document", "").replace("\r\n", "\n");
    return Json.object()
        .put("document", document)
        .put("replaces", policies.inForce().version().digest().toHex());
  }

  @Override
  public void check(JsonNode document) {
    PolicyFile.read(document.path("document").asString());
    String replaces = policies.inForce().version().digest().toHex();
    if (!document.path("replaces").asString().equals(replaces)) {
      throw new UnreadableInput(
          "Another policy came into force meanwhile; look at the difference again, and propose"
              + " anew");
    }
    String same = policies.inForce().version().document();
    if (same.equals(document.path("document").asString())) {
      throw new UnreadableInput("This is the policy that is in force already");
    }
  }

  @Override
  public List<String> words(JsonNode document) {
    var policy = PolicyFile.read(document.path("document").asString());
    return List.of(
        "The policy \""
            + policy.name()
            + "\" with "
            + policy.rules().size()
            + (policy.rules().size() == 1 ? " rule" : " rules")
            + " comes into force, "
            + policy.digest());
  }

  @Override
  public String apply(JsonNode document, Journal journal) {
    String text = document.path("document").asString();
    policies.apply(text, PolicyFile.read(text).digest(), clock.instant(), null);
    return "";
  }
}
