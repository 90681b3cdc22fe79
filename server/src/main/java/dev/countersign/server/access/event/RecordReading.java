package dev.countersign.server.access.event;

import dev.countersign.access.event.AccessEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads records of sources. Safe for use by several threads. */
public interface RecordReading {
  /** The sources that can be read, by the word that chooses each. */
  Set<String> sources();

  /**
   * The events of a record of one of them.
   *
   * @param arrived when it came
   * @throws dev.countersign.model.value.UnreadableInput when it is none, with a sentence
   */
  List<AccessEvent> read(String source, JsonNode record, Instant arrived);
}
