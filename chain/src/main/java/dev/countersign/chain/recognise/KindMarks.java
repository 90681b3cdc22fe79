package dev.countersign.chain.recognise;

import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.userop.UserOperationReader;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Refuses an object that is two payloads at once: people could be shown one, and a wallet be given
 * the other.
 */
final class KindMarks {
  private KindMarks() {}

  /**
   * Checks an object.
   *
   * @throws UnreadableInput when it has the marks of more than one kind
   */
  static void requireOne(JsonNode object) {
    boolean request = object.has("method") && object.has("params");
    JsonNode results = JsonFields.optional(object, "results");
    List<String> kinds = new ArrayList<>();
    add(request, "a request", kinds);
    add(results != null && results.isArray(), "a list of results", kinds);
    add(isTyped(object), "typed data", kinds);
    add(!request && UserOperationReader.looksLikeUserOperation(object), "a user operation", kinds);
    add(SafeReader.looksLikeSafe(object), "a Safe transaction", kinds);
    if (kinds.size() > 1) {
      throw new UnreadableInput(
          "The JSON object is "
              + String.join(" and ", kinds)
              + " at the same time; give each payload by itself");
    }
  }

  /** True for typed data, bare or in an envelope. */
  static boolean isTyped(JsonNode object) {
    JsonNode typed = JsonFields.optional(object, "typedData");
    return (object.has("types") && object.has("primaryType"))
        || (typed != null && typed.isObject());
  }

  private static void add(boolean marked, String kind, List<String> kinds) {
    if (marked) {
      kinds.add(kind);
    }
  }
}
