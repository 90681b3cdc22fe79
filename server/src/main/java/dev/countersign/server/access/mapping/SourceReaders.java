package dev.countersign.server.access.mapping;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Source;
import dev.countersign.access.read.Readers;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.event.RecordReading;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the records of the sources that are known, and of those that have a mapping of one's own;
 * such a mapping reads records of its own source alone. What this platform itself does comes from
 * its own journal alone: nobody hands that in.
 */
public final class SourceReaders implements RecordReading {
  private final OwnMappings own;

  /** With those mappings besides the readers that come with Countersign. */
  public SourceReaders(OwnMappings own) {
    this.own = own;
  }

  @Override
  public Set<String> sources() {
    Set<String> names = new HashSet<>(Readers.standard().names());
    names.remove(Source.COUNTERSIGN.word());
    names.addAll(own.names());
    return names;
  }

  @Override
  public List<AccessEvent> read(String source, JsonNode record, Instant arrived) {
    Readers.Reading reading =
        own.readers(source).orElseGet(Readers::standard).read(record, arrived);
    if (!reading.reader().equals(source)) {
      throw new UnreadableInput(
          "The record is none of the source "
              + source
              + ": "
              + (reading.recognised()
                  ? "it looks like one of " + reading.reader()
                  : "it has none of the fields by which these are known"));
    }
    return reading.events();
  }
}
