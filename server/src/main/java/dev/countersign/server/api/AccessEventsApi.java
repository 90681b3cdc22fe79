package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.event.Intake.Taken;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/access/events}: a machine hands in what happened around accounts. */
@RestController
public final class AccessEventsApi {
  private static final int MOST_BYTES = 8 << 20;
  private static final int AT_ONCE = 4;

  private final Intake intake;
  private final Semaphore deliveries = new Semaphore(AT_ONCE);

  /** An API before that intake. */
  public AccessEventsApi(Intake intake) {
    this.intake = intake;
  }

  /** Takes a delivery: what can be read is kept, whatever stands beside it. */
  @PostMapping("/api/v1/access/events")
  public ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
    if (!deliveries.tryAcquire()) {
      return Problem.response(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Busy",
          "Others hand in events just now; send these again in a moment, nothing counts twice.");
    }
    try {
      byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new UnreadableInput("A delivery has at most 8 MiB; send the rest in another");
      }
      String source = QueryFields.one(request.getQueryString(), "source", "");
      return answer(intake.take(source, text(body)));
    } finally {
      deliveries.release();
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableInput("The delivery is not UTF-8");
    }
  }

  private static ResponseEntity<byte[]> answer(Taken taken) {
    ObjectNode answer =
        Json.object()
            .put("taken", taken.added().taken())
            .put("repeated", taken.added().repeated())
            .put("late", taken.added().late())
            .put("unreadable", taken.unreadable());
    ArrayNode bad = answer.putArray("notReadable");
    taken
        .notReadable()
        .forEach(one -> bad.addObject().put("line", one.line()).put("why", one.why()));
    return JsonBody.answer(HttpStatus.ACCEPTED, answer);
  }
}
