package dev.countersign.server.wire;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Bodies of requests and answers. */
public final class JsonBody {
  private static final int MOST_BYTES = 256 * 1024;

  private JsonBody() {}

  /**
   * The body of a request, at most 256 KiB.
   *
   * @throws UnreadableInput when it is longer or no JSON
   * @throws IOException when the connection breaks
   */
  public static JsonNode read(HttpServletRequest request) throws IOException {
    return read(request, MOST_BYTES);
  }

  /** The same, of at most so many bytes. */
  public static JsonNode read(HttpServletRequest request, int most) throws IOException {
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw new UnreadableInput("The request is longer than " + most / 1024 + " KiB");
    }
    return Json.parse(new String(body, StandardCharsets.UTF_8), "The request");
  }

  /**
   * An identifier in it.
   *
   * @throws UnreadableInput when the field is absent or none
   */
  public static UUID id(JsonNode node, String name) {
    try {
      return UUID.fromString(JsonFields.text(node, name));
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The field \"" + name + "\" is no identifier");
    }
  }

  /** An answer. */
  public static ResponseEntity<byte[]> ok(JsonNode node) {
    return answer(HttpStatus.OK, node);
  }

  /** An answer of that status. */
  public static ResponseEntity<byte[]> answer(HttpStatus status, JsonNode node) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body((Json.pretty(node) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
