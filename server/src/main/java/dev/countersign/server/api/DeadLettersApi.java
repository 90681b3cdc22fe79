package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.sink.DeadLetter;
import dev.countersign.server.sink.DeadLetter.State;
import dev.countersign.server.sink.DeadLetterDesk;
import dev.countersign.server.sink.DeadLetterDesk.Tried;
import dev.countersign.server.sink.DeadLetterDesk.TriedAll;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/dead-letters}: messages of topics of findings that could not be read. */
@RestController
public final class DeadLettersApi {
  private static final String HERE = "/api/v1/dead-letters";
  private static final int A_PAGE = 100;

  private final DeadLetterDesk desk;

  /** An API over that desk. */
  public DeadLettersApi(DeadLetterDesk desk) {
    this.desk = desk;
  }

  /** Those of a state, the newest first, without their bytes. */
  @GetMapping(HERE)
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable Long before) {
    List<DeadLetter> found =
        desk.store().all(state(state), before == null ? Long.MAX_VALUE : before, A_PAGE, 0);
    ObjectNode json = Json.object();
    json.put("open", desk.store().open());
    ArrayNode all = json.putArray("deadLetters");
    found.forEach(one -> all.add(json(one)));
    if (found.size() == A_PAGE) {
      json.put("next", HERE + "?state=" + state + "&before=" + found.getLast().number());
    }
    return JsonBody.ok(json);
  }

  /** One with its bytes. */
  @GetMapping(HERE + "/{number}")
  public ResponseEntity<byte[]> one(@PathVariable long number) {
    return desk.store()
        .find(number, Integer.MAX_VALUE)
        .map(one -> JsonBody.ok(json(one).put("bytes", one.begin().toHex())))
        .orElseGet(DeadLettersApi::unknown);
  }

  /** Reads one again; it says of itself what came of it. */
  @PostMapping(HERE + "/{number}/try")
  public ResponseEntity<byte[]> tryAgain(SignedIn who, @PathVariable long number) {
    if (desk.store().find(number, 0).isEmpty()) {
      return unknown();
    }
    if (desk.tryAgain(number, who.person().subject()) instanceof Tried.Nothing nothing) {
      throw new UnreadableInput(nothing.why());
    }
    return one(number);
  }

  /** Reads again what is open. */
  @PostMapping(HERE + "/try")
  public ResponseEntity<byte[]> tryAll(SignedIn who) {
    TriedAll tried = desk.tryAll(who.person().subject());
    return JsonBody.ok(
        Json.object()
            .put("taken", tried.taken())
            .put("unread", tried.unread())
            .put("more", tried.more()));
  }

  /** Says that one will never be readable; the body is {@code {"reason": …}}. */
  @PostMapping(HERE + "/{number}/set-aside")
  public ResponseEntity<byte[]> setAside(
      SignedIn who, @PathVariable long number, HttpServletRequest request) throws IOException {
    if (desk.store().find(number, 0).isEmpty()) {
      return unknown();
    }
    JsonNode body = JsonBody.read(request);
    JsonFields.only(body, "The request", "reason");
    desk.setAside(number, who.person().subject(), body.path("reason").asString(""));
    return one(number);
  }

  /** Opens one again that was set aside. */
  @PostMapping(HERE + "/{number}/open-again")
  public ResponseEntity<byte[]> openAgain(SignedIn who, @PathVariable long number) {
    if (desk.store().find(number, 0).isEmpty()) {
      return unknown();
    }
    desk.openAgain(number, who.person().subject());
    return one(number);
  }

  private static ObjectNode json(DeadLetter one) {
    ObjectNode json =
        Json.object()
            .put("number", one.number())
            .put("topic", one.topic())
            .put("partition", one.part())
            .put("offset", one.offset())
            .put("state", one.state().word())
            .put("why", one.why())
            .put("length", one.length())
            .put("at", one.keptAt().toString())
            .put("tries", one.tries());
    if (one.triedAt() != null) {
      json.put("triedAt", one.triedAt().toString());
    }
    if (one.settledAt() != null) {
      json.put("by", one.settledBy()).put("settledAt", one.settledAt().toString());
    }
    if (!one.reason().isEmpty()) {
      json.put("reason", one.reason());
    }
    return json;
  }

  private static @Nullable State state(String word) {
    for (State one : State.values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    if (word.isEmpty()) {
      return null;
    }
    throw new UnreadableInput("The state is none of open, taken and set-aside");
  }

  private static ResponseEntity<byte[]> unknown() {
    return Problem.response(
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is no such message",
        "No message that could not be read is at this address.");
  }
}
