package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.sink.DeadLetter;
import dev.countersign.server.sink.DeadLetter.State;
import dev.countersign.server.sink.DeadLetterDesk;
import dev.countersign.server.sink.DeadLetterDesk.Tried;
import dev.countersign.server.sink.DeadLetterDesk.TriedAll;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Messages of many machines that could not be read: looked at, tried again, set aside. */
@Controller
public final class DeadLetterPages {
  private static final String HERE = "/incidents/dead-letters";
  private static final int A_PAGE = 25;

  private final DeadLetterDesk desk;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public DeadLetterPages(DeadLetterDesk desk, Requesters requesters, Pages pages, Clock clock) {
    this.desk = desk;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Those of a state, the newest first. */
  @GetMapping(HERE)
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(required = false) @Nullable Long before) {
    State state = state(show);
    Instant now = clock.instant();
    List<DeadLetter> found =
        desk.store()
            .all(state, before == null ? Long.MAX_VALUE : before, A_PAGE + 1, DeadLetterLine.SHOWN);
    List<DeadLetter> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    Map<String, Object> values = new HashMap<>();
    values.put(
        "letters",
        shown.stream()
            .map(one ->
                DeadLetterLine.of(
                    one, one.settledBy().isEmpty() ? "" : requesters.name(one.settledBy()), now))
            .toList());
    values.put("show", state == null ? "all" : state.word());
    values.put("open", desk.store().open());
    values.put("used", desk.store().isUsed());
    values.put("older", found.size() > A_PAGE ? shown.getLast().number() : null);
    return pages.page(HttpStatus.OK, "dead-letters", values);
  }

  private static @Nullable State state(String word) {
    for (State one : State.values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    return word.equals("all") ? null : State.OPEN;
  }

  /** The bytes of one, as they came. */
  @GetMapping(HERE + "/{number}/bytes")
  public ResponseEntity<byte[]> bytes(@PathVariable long number) {
    DeadLetter letter =
        desk.store()
            .find(number, Integer.MAX_VALUE)
            .orElseThrow(() -> new NoSuchPage("There is no such message."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"dead-letter-" + number + ".bin\"")
        .body(letter.begin().toArray());
  }

  /** Reads one again. */
  @PostMapping(HERE + "/{number}/try")
  public ResponseEntity<byte[]> tryAgain(SignedIn who, @PathVariable long number) {
    return switch (desk.tryAgain(number, who.person().subject())) {
      case Tried.Taken taken ->
          JsonBody.ok(Json.object().put("location", HERE + "?show=taken#letter-" + number));
      case Tried.Unread unread ->
          JsonBody.ok(Json.object().put("shown", "Still it cannot be read: " + unread.why() + "."));
      case Tried.Nothing nothing -> throw new UnreadableInput(nothing.why());
    };
  }

  /** Reads all again that are open. */
  @PostMapping(HERE + "/try")
  public ResponseEntity<byte[]> tryAll(SignedIn who) {
    TriedAll tried = desk.tryAll(who.person().subject());
    return JsonBody.ok(Json.object().put("shown", words(tried)));
  }

  private static String words(TriedAll tried) {
    if (tried.taken() + tried.unread() == 0) {
      return "There was nothing to try.";
    }
    return "Taken: "
        + tried.taken()
        + ". Still not readable: "
        + tried.unread()
        + "."
        + (tried.more()
            ? " There are more; press it again for the next " + DeadLetterDesk.AT_ONCE + "."
            : "");
  }

  /** Says that one will never be readable. */
  @PostMapping(HERE + "/{number}/set-aside")
  public ResponseEntity<byte[]> setAside(
      SignedIn who, @PathVariable long number, @RequestParam(defaultValue = "") String reason) {
    desk.setAside(number, who.person().subject(), reason);
    return JsonBody.ok(Json.object().put("location", HERE));
  }

  /** Opens one again that was set aside. */
  @PostMapping(HERE + "/{number}/open-again")
  public ResponseEntity<byte[]> openAgain(SignedIn who, @PathVariable long number) {
    desk.openAgain(number, who.person().subject());
    return JsonBody.ok(Json.object().put("location", HERE + "#letter-" + number));
  }
}
