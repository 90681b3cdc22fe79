package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** A problem as RFC 9457 has it. */
public final class Problem {
  private Problem() {}

  /**
   * A response that tells it.
   *
   * @param type its stable name, such as {@code unreadable-payload}
   * @param title the same in words
   * @param detail what is wrong this time
   */
  public static ResponseEntity<byte[]> response(
      HttpStatusCode status, String type, String title, String detail) {
    ObjectNode problem = Json.object();
    problem.put("type", "urn:countersign:problem:" + type);
    problem.put("title", title);
    problem.put("status", status.value());
    problem.put("detail", detail);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Json.pretty(problem).getBytes(StandardCharsets.UTF_8));
  }
}
