package dev.countersign.access.read.mapping;

import dev.countersign.access.read.field.Fields;
import dev.countersign.access.read.field.Meaning;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a record means where more than one word decides it.
 *
 * @param when all of which must have a value of one of their patterns
 */
record Rule(Map<JsonPointer, List<Stars>> when, Meaning meaning) {
  Rule {
    when = Map.copyOf(when);
  }

  boolean fits(JsonNode record) {
    for (Map.Entry<JsonPointer, List<Stars>> entry : when.entrySet()) {
      String text = Fields.joined(record.at(entry.getKey()));
      if (text.isEmpty() || entry.getValue().stream().noneMatch(stars -> stars.fits(text))) {
        return false;
      }
    }
    return true;
  }
}
