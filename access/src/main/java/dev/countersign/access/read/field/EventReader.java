package dev.countersign.access.read.field;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Source;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the records of one source. Safe for use by several threads. */
public interface EventReader {
  /** Whose records. */
  Source source();

  /** By what it is chosen with {@code --source}, such as {@code okta}; lower case. */
  default String name() {
    return source().word();
  }

  /** Whether a record looks like one of this source; true for no other source's. */
  boolean fits(JsonNode record);

  /**
   * Reads a record, also one that does not fit.
   *
   * @param record of any shape
   * @param arrived when it came; taken as its time where the record gives none, which the detail
   *     {@code time} then says
   * @return one event; several only where the record itself says that several things happened
   */
  List<AccessEvent> read(JsonNode record, Instant arrived);
}
