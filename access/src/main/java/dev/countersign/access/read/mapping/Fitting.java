package dev.countersign.access.read.mapping;

import dev.countersign.access.read.field.Fields;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * By what a record of a log is recognised: a mark that is enough by itself, or all of the rest.
 *
 * @param has what must stand in it
 * @param lacks what must not
 * @param is what must be of one of the patterns
 * @param marked what is enough where it is of one of the patterns
 */
record Fitting(
    List<JsonPointer> has,
    List<JsonPointer> lacks,
    Map<JsonPointer, List<Stars>> is,
    Map<JsonPointer, List<Stars>> marked) {
  Fitting {
    has = List.copyOf(has);
    lacks = List.copyOf(lacks);
    is = Map.copyOf(is);
    marked = Map.copyOf(marked);
  }

  boolean fits(JsonNode record) {
    for (Map.Entry<JsonPointer, List<Stars>> mark : marked.entrySet()) {
      if (one(record, mark)) {
        return true;
      }
    }
    return (!has.isEmpty() || !is.isEmpty())
        && has.stream().noneMatch(path -> record.at(path).isMissingNode())
        && lacks.stream().allMatch(path -> record.at(path).isMissingNode())
        && is.entrySet().stream().allMatch(entry -> one(record, entry));
  }

  private static boolean one(JsonNode record, Map.Entry<JsonPointer, List<Stars>> entry) {
    String text = Fields.text(record.at(entry.getKey()));
    return !text.isEmpty() && entry.getValue().stream().anyMatch(stars -> stars.fits(text));
  }
}
