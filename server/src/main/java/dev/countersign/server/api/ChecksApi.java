package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Answer;
import dev.countersign.server.check.Desk;
import dev.countersign.server.check.PayloadTooLarge;
import dev.countersign.server.check.Question;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/checks}: a payload in, an answer out; and answers looked up again. */
@RestController
@RequestMapping("/api/v1/checks")
public final class ChecksApi {
  private final Desk desk;

  /** An API that asks that desk. */
  public ChecksApi(Desk desk) {
    this.desk = desk;
  }

  /** Answers a payload, which is the body itself or stands in an {@link Envelope}. */
  @PostMapping
  public ResponseEntity<byte[]> check(Principal who, HttpServletRequest request)
      throws IOException {
    Map<String, String> said = QueryFields.of(request.getQueryString());
    byte[] body = body(request);
    Answer answer = desk.answer(who.getName(), body.length, () -> question(body, said));
    return ResponseEntity.created(URI.create("/api/v1/checks/" + answer.recorded().id()))
        .contentType(MediaType.APPLICATION_JSON)
        .body(bytes(answer.report()));
  }

  /** The answer that was given. */
  @GetMapping("/{id}")
  public ResponseEntity<byte[]> answer(@PathVariable UUID id) {
    return desk.find(id)
        .map(answer ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(answer.report())))
        .orElseGet(() ->
            Problem.response(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no such answer",
                "No answer is recorded under this address."));
  }

  private static Question question(byte[] body, Map<String, String> said) {
    if (!Envelope.is(body)) {
      return new Question(
          body, null, said.get("chain"), said.get("wallet"), said.get("safeVersion"));
    }
    if (!said.isEmpty()) {
      throw new UnreadableInput(
          "The request says something of the payload in its body and in its address; say it in the"
              + " body");
    }
    return Envelope.read(body);
  }

  /** Read to one byte past the bound, whatever length the request claims. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > Envelope.MOST_BYTES) {
      throw new PayloadTooLarge();
    }
    byte[] body = request.getInputStream().readNBytes(Envelope.MOST_BYTES + 1);
    if (body.length > Envelope.MOST_BYTES) {
      throw new PayloadTooLarge();
    }
    return body;
  }

  private static byte[] bytes(JsonNode json) {
    return (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
