package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Question;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payload with what is said beside it, as one JSON object: {@code {"payload": …, "intent": …,
 * "chain": …, "wallet": …, "safeVersion": …}}. Payload and intent may be JSON or text.
 */
final class Envelope {
  /** The most bytes of a request: a payload and an intent, each within its own bound. */
  static final int MOST_BYTES = Question.MOST_BYTES;

  private static final String NAME = "The request";

  private Envelope() {}

  /** True for a JSON object that has a payload in it; no payload's own format does. */
  static boolean is(byte[] body) {
    for (byte b : body) {
      if (b == '{') {
        return object(body) != null;
      }
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return false;
  }

  /**
   * The question in it.
   *
   * @throws UnreadableInput on a field that is none of the envelope's
   */
  static Question read(byte[] body) {
    JsonNode object = object(body);
    if (object == null) {
      throw new UnreadableInput(NAME + " is no JSON object with a payload");
    }
    JsonFields.only(object, NAME, "payload", "intent", "chain", "wallet", "safeVersion");
    return new Question(
        text(object.get("payload")).getBytes(StandardCharsets.UTF_8),
        said(object.get("intent")),
        said(object.get("chain")),
        said(object.get("wallet")),
        said(object.get("safeVersion")));
  }

  private static @Nullable JsonNode object(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode node = Json.parse(text, NAME);
      return node.isObject() && node.has("payload") ? node : null;
    } catch (CharacterCodingException | UnreadableInput e) {
      return null;
    }
  }

  private static @Nullable String said(@Nullable JsonNode field) {
    return field == null || field.isNull() ? null : text(field);
  }

  private static String text(JsonNode field) {
    return field.isString() ? field.stringValue() : Json.compact(field);
  }
}
