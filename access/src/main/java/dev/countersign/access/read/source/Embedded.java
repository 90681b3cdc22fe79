package dev.countersign.access.read.source;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON that stands as text inside of a record. */
public final class Embedded {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(200)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build();

  private Embedded() {}

  /** The object that a text is; a missing node where it is none. */
  public static JsonNode object(String text) {
    if (!text.startsWith("{")) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      return node != null && node.isObject() ? node : MissingNode.getInstance();
    } catch (JacksonException | NumberFormatException e) {
      return MissingNode.getInstance();
    }
  }
}
