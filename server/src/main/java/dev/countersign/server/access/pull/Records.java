package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What stands in answers. */
final class Records {
  /** A link to the next page (RFC 8288). */
  private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;[^,]*rel=\"?next\"?");

  private Records() {}

  /** The answer of a source, named for sentences. */
  static JsonNode json(Answer answer, String whose) {
    return Json.parse(
        new String(answer.body().toArray(), StandardCharsets.UTF_8), whose + "’s answer");
  }

  /** The same of an answer that says why there is nothing; an empty object where it is no JSON. */
  static JsonNode words(Answer answer) {
    try {
      return json(answer, "A source");
    } catch (UnreadableInput e) {
      return Json.object();
    }
  }

  static List<JsonNode> list(JsonNode node, String whose) {
    if (!node.isArray()) {
      throw new UnreadableInput(whose + " answered with something that is no list of records");
    }
    List<JsonNode> records = new ArrayList<>(node.size());
    node.forEach(records::add);
    return records;
  }

  static Optional<URI> next(Answer answer) {
    for (String link : answer.headers().allValues("Link")) {
      Matcher next = NEXT.matcher(link);
      if (next.find()) {
        return Optional.of(uri(next.group(1)));
      }
    }
    return Optional.empty();
  }

  static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The answer’s address of the next page cannot be read");
    }
  }

  /** A word that a source says of a refusal, where it is one and not a text of any kind. */
  static String word(String text) {
    return text.matches("[A-Za-z0-9_.-]{1,60}") ? text : "";
  }
}
