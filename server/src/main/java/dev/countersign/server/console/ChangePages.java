package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.server.change.Change;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.page.ChangeView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Changes: proposed from whichever page, agreed to here. */
@Controller
public final class ChangePages {
  private final ChangeDesk desk;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public ChangePages(ChangeDesk desk, PeopleStore people, Pages pages, Clock clock) {
    this.desk = desk;
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /** Those that wait, and those that ended. */
  @GetMapping("/changes")
  public ResponseEntity<byte[]> all(SignedIn who) {
    return pages.page(
        HttpStatus.OK,
        "changes",
        Map.of(
            "open",
            desk.open().stream().map(one -> view(who, one)).toList(),
            "ended",
            desk.ended().stream().map(one -> view(who, one)).toList()));
  }

  /** One of them. */
  @GetMapping("/changes/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    Change change = desk.find(id).orElseThrow(() -> new NoSuchPage("There is no such change."));
    return pages.page(HttpStatus.OK, "change", Map.of("change", view(who, change)));
  }

  /** Begins a proposal. */
  @PostMapping("/changes/propose/{kind}/deed")
  public ResponseEntity<byte[]> beginProposal(
      SignedIn who, @PathVariable String kind, @RequestParam Map<String, String> form) {
    return JsonBody.ok(desk.beginProposal(who, kind, form));
  }

  /** Proposes. */
  @PostMapping("/changes/propose/{kind}")
  public ResponseEntity<byte[]> propose(
      SignedIn who, @PathVariable String kind, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    ChangeDesk.Done done =
        desk.propose(who, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return JsonBody.ok(Json.object().put("location", "/changes/" + done.change().id()));
  }

  /** Begins an agreement. */
  @PostMapping("/changes/{id}/agree/deed")
  public ResponseEntity<byte[]> beginAgreement(SignedIn who, @PathVariable UUID id) {
    return JsonBody.ok(desk.beginAgreement(who, id));
  }

  /** Agrees. */
  @PostMapping("/changes/{id}/agree")
  public ResponseEntity<byte[]> agree(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    desk.agree(who, id, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return JsonBody.ok(Json.object().put("location", "/changes/" + id));
  }

  /** Refuses, or takes one's own back. */
  @PostMapping("/changes/{id}/refuse")
  public ResponseEntity<byte[]> refuse(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.refuse(who, id, reason.length() > 500 ? reason.substring(0, 500) : reason);
    return JsonBody.ok(Json.object().put("location", "/changes/" + id));
  }

  private ChangeView view(SignedIn who, Change change) {
    return ChangeView.of(change, desk, people, who, clock.instant());
  }
}
