package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to an open trace.
 *
 * @param number of the event, growing
 * @param block in which it happened, or from which on blocks were undone
 * @param arrival what came to whom; nothing for a reorganisation
 * @param undoneAt when it turned out not to be so any more
 */
public record TraceEvent(
    long number,
    Instant at,
    Kind kind,
    long block,
    String sentence,
    Optional<JsonNode> arrival,
    Optional<Instant> undoneAt) {
  /** What happened. */
  public enum Kind {
    /** Value came to a service, a mixer or a bridge. */
    REACHED,
    /** It did not, after all. */
    UNDONE,
    /** The chain gave blocks up. */
    REORGANISATION;

    /** As it is stored and told. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** For programs. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("number", number);
    json.put("at", at.toString());
    json.put("event", kind.word());
    json.put("block", block);
    json.put("sentence", sentence);
    arrival.ifPresent(what -> json.set("arrival", what));
    undoneAt.ifPresent(when -> json.put("undoneAt", when.toString()));
    return json;
  }
}
