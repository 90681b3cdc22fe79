package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.trace.TraceEvent;
import dev.countersign.server.trace.Traced;
import dev.countersign.server.wire.JsonBody;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/traces/{id}/events} and {@code /close}: traces that go on with the chain. */
@RestController
public final class OpenTracesApi {
  private static final int MOST = 200;

  private final TraceDesk desk;

  /** An API over that desk. */
  public OpenTracesApi(TraceDesk desk) {
    this.desk = desk;
  }

  /**
   * What happened to one, in its order.
   *
   * @param after the number of the last event that is known already
   */
  @GetMapping("/api/v1/traces/{id}/events")
  public ResponseEntity<byte[]> events(
      @PathVariable UUID id, @RequestParam(defaultValue = "0") String after) {
    if (!after.matches("[0-9]{1,18}")) {
      throw new UnreadableInput("The field \"after\" is no number of an event: " + cut(after));
    }
    if (desk.store().find(id).isEmpty()) {
      return TracesApi.notFound();
    }
    List<TraceEvent> events = desk.watches().store().after(id, Long.parseLong(after), MOST);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("events");
    events.forEach(one -> list.add(one.json()));
    if (events.size() == MOST) {
      answer.put("next", "/api/v1/traces/" + id + "/events?after=" + events.getLast().number());
    }
    return JsonBody.ok(answer);
  }

  /**
   * Closes one: it stays as it is, and moves no more. A machine closes its own alone, so that one
   * that was taken over blinds nobody.
   */
  @PostMapping("/api/v1/traces/{id}/close")
  public ResponseEntity<byte[]> close(Principal who, @PathVariable UUID id) {
    Traced traced = desk.store().find(id).orElse(null);
    if (traced == null) {
      return TracesApi.notFound();
    }
    if (who instanceof CallingMachine && !traced.by().equals(who.getName())) {
      return Problem.response(
          HttpStatus.FORBIDDEN,
          "not-allowed",
          "Not this machine's trace",
          "A machine closes the traces that it asked for itself; this one is somebody else's.");
    }
    if (traced.state().isEnd()) {
      return Problem.response(
          HttpStatus.CONFLICT,
          "ended",
          "It has ended already",
          "The trace is " + traced.state().word() + ", so there is nothing to close.");
    }
    desk.stop(who.getName(), id);
    return JsonBody.answer(
        HttpStatus.ACCEPTED, Json.object().put("id", id.toString()).put("state", "closing"));
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
