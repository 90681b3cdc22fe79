package dev.countersign.access.read.mapping;

import dev.countersign.access.read.field.Fields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where a field stands in a record.
 *
 * @param path as RFC 6901 writes it, such as {@code /actor/email}
 * @param match whose first group is the value, where only a part of the text is; null for all of it
 */
record Spot(JsonPointer path, @Nullable Pattern match) {
  /** The value itself; a missing node where there is none. */
  JsonNode node(JsonNode record) {
    return record.at(path);
  }

  /**
   * The value as text, those of a list joined by spaces; empty where there is none, or where its
   * pattern would try too much on it.
   */
  String text(JsonNode record) {
    String text = Fields.joined(node(record));
    if (match == null || text.isEmpty()) {
      return text;
    }
    try {
      Matcher found = match.matcher(BoundedText.of(text));
      return found.find() && found.group(1) != null ? found.group(1).strip() : "";
    } catch (BoundedText.Exhausted e) {
      return "";
    }
  }
}
