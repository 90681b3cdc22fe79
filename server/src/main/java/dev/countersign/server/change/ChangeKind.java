package dev.countersign.server.change;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be changed, and how. */
public interface ChangeKind {
  /** Its name, such as {@code person-invited}. */
  String name();

  /** Under which heading the policy's governance speaks of it, such as {@code people}. */
  String area();

  /**
   * The document of a change as a form gives it.
   *
   * @throws UnreadableInput when a field is missing or cannot be
   */
  ObjectNode read(Map<String, String> form);

  /**
   * Checks that the change can be made as things stand now.
   *
   * @throws UnreadableInput when it cannot, saying why
   */
  void check(JsonNode document);

  /** What would be different, in sentences for whoever agrees to it. */
  List<String> words(JsonNode document);

  /**
   * Makes the change, in the transaction at hand.
   *
   * @return a secret to show once to the person who proposed it, such as a link; empty for none
   * @throws UnreadableInput when it cannot be made any more
   */
  String apply(JsonNode document, Journal journal);
}
