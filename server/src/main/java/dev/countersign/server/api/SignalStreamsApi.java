package dev.countersign.server.api;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.signal.NoSuchStream;
import dev.countersign.server.access.signal.StreamDesk;
import dev.countersign.server.access.signal.StreamPolling;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The management of event streams of the Shared Signals Framework 1.0, section 8.1, and polling
 * (RFC 8936): a machine sets up its own, and sees no other's.
 */
@RestController
public final class SignalStreamsApi {
  private static final String STREAMS = "/api/v1/signals/streams";
  private static final int MOST_BYTES = 256 << 10;

  private final StreamDesk streams;
  private final StreamPolling polling;

  /** An API before those. */
  public SignalStreamsApi(StreamDesk streams, StreamPolling polling) {
    this.streams = streams;
    this.polling = polling;
  }

  private interface Work {
    ResponseEntity<byte[]> done() throws NoSuchStream, IOException;
  }

  private static ResponseEntity<byte[]> answer(Work work) throws IOException {
    try {
      return work.done();
    } catch (NoSuchStream e) {
      return Problem.response(
          HttpStatus.NOT_FOUND, "no-such-stream", "No such stream", e.getMessage() + ".");
    } catch (UnreadableInput e) {
      return Problem.response(
          HttpStatus.BAD_REQUEST, "unreadable-request", "It could not be read", e.sentence() + ".");
    }
  }

  private static UUID machine(CallingMachine who) {
    return who.machine().id();
  }

  private static JsonNode body(HttpServletRequest request) throws IOException {
    return JsonBody.read(request, MOST_BYTES);
  }

  private static String stream(HttpServletRequest request) {
    return QueryFields.one(request.getQueryString(), "stream_id", "");
  }

  /** Sets one up; a machine that has one keeps it. */
  @PostMapping(STREAMS)
  public ResponseEntity<byte[]> create(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() ->
        streams
            .create(machine(who), who.machine().name(), body(request))
            .map(made -> JsonBody.answer(HttpStatus.CREATED, made))
            .orElseGet(() ->
                Problem.response(
                    HttpStatus.CONFLICT,
                    "stream-exists",
                    "There is one",
                    "The machine has a stream; read it, and change or delete it.")));
  }

  /** One of the machine's, or all of them. */
  @GetMapping(STREAMS)
  public ResponseEntity<byte[]> read(CallingMachine who, HttpServletRequest request)
      throws IOException {
    String id = stream(request);
    return answer(() ->
        JsonBody.ok(id.isEmpty() ? streams.all(machine(who)) : streams.read(machine(who), id)));
  }

  /** Changes what the request says. */
  @PatchMapping(STREAMS)
  public ResponseEntity<byte[]> update(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() -> JsonBody.ok(streams.change(machine(who), body(request), false)));
  }

  /** Changes all of it. */
  @PutMapping(STREAMS)
  public ResponseEntity<byte[]> replace(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() -> JsonBody.ok(streams.change(machine(who), body(request), true)));
  }

  /** Ends one. */
  @DeleteMapping(STREAMS)
  public ResponseEntity<byte[]> end(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() -> {
      streams.end(machine(who), stream(request));
      return ResponseEntity.noContent().build();
    });
  }

  /** Whether its tokens come. */
  @GetMapping("/api/v1/signals/status")
  public ResponseEntity<byte[]> status(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() -> JsonBody.ok(streams.status(machine(who), stream(request))));
  }

  /** Changes that. */
  @PostMapping("/api/v1/signals/status")
  public ResponseEntity<byte[]> change(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() -> JsonBody.ok(streams.status(machine(who), body(request))));
  }

  /** Has a stream say that its signals arrive. */
  @PostMapping("/api/v1/signals/verification")
  public ResponseEntity<byte[]> verify(CallingMachine who, HttpServletRequest request)
      throws IOException {
    return answer(() ->
        streams.verify(machine(who), body(request))
            ? ResponseEntity.noContent().build()
            : Problem.response(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many",
                "Too often",
                "A verification may be asked for once a minute."));
  }

  /** Gives what waits in a stream (RFC 8936). */
  @PostMapping("/api/v1/signals/poll/{id}")
  public ResponseEntity<byte[]> poll(
      CallingMachine who, @PathVariable String id, HttpServletRequest request) throws IOException {
    return answer(() -> {
      try {
        return JsonBody.ok(polling.answer(machine(who), id, body(request)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Problem.response(
            HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", "Ask again in a moment.");
      }
    });
  }
}
