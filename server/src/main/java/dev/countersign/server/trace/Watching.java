package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a node's blocks are read for a trace.
 *
 * @param followed whether a server is at it
 * @param looks how often there was a new result
 * @param block the last one that was read
 * @param blockTime of that block, seconds since 1970
 * @param newest the node's newest one
 * @param trouble what the node did, where it failed
 */
public record Watching(
    boolean followed,
    long looks,
    OptionalLong block,
    OptionalLong blockTime,
    OptionalLong newest,
    Optional<Trouble> trouble) {
  /**
   * A node that fails.
   *
   * @param failures in a row
   * @param nextAt when it is asked again
   */
  public record Trouble(String sentence, int failures, Instant since, Instant nextAt) {}

  /** How many of the node's blocks were not read yet. */
  public OptionalLong lag() {
    return block.isPresent() && newest.isPresent()
        ? OptionalLong.of(Math.max(0, newest.getAsLong() - block.getAsLong()))
        : OptionalLong.empty();
  }

  /** For programs. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("looks", looks);
    block.ifPresent(number -> json.put("block", number));
    blockTime.ifPresent(time -> json.put("blockTime", Instant.ofEpochSecond(time).toString()));
    newest.ifPresent(number -> json.put("newest", number));
    lag().ifPresent(blocks -> json.put("lag", blocks));
    trouble.ifPresent(one ->
        json.putObject("trouble")
            .put("sentence", one.sentence())
            .put("failures", one.failures())
            .put("since", one.since().toString())
            .put("nextAt", one.nextAt().toString()));
    return json;
  }
}
