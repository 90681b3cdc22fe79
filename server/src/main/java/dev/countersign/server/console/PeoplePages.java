package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.server.access.HoldStore;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.PersonView;
import dev.countersign.server.page.RiskViews;
import dev.countersign.server.page.Words;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.vouch.PeopleDesk;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
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

/** People: who there is, and what is done about one at once. */
@Controller
public final class PeoplePages {
  private final PeopleStore people;
  private final SessionStore sessions;
  private final PeopleDesk desk;
  private final RiskViews risks;
  private final HoldStore holds;
  private final Pages pages;
  private final URI origin;

  /** Pages over that desk. */
  public PeoplePages(
      PeopleStore people,
      SessionStore sessions,
      PeopleDesk desk,
      RiskViews risks,
      HoldStore holds,
      Pages pages,
      URI origin) {
    this.people = people;
    this.sessions = sessions;
    this.desk = desk;
    this.risks = risks;
    this.holds = holds;
    this.pages = pages;
    this.origin = origin;
  }

  /** Everybody, and the form to let somebody in. */
  @GetMapping("/people")
  public ResponseEntity<byte[]> all() {
    return pages.page(
        HttpStatus.OK,
        "people",
        Map.of(
            "people", people.all().stream().map(PersonView::of).toList(), "roles", Role.values()));
  }

  /** One of them. */
  @GetMapping("/people/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    Person person = people.find(id).orElseThrow(() -> new NoSuchPage("There is no such person."));
    return pages.page(
        HttpStatus.OK,
        "person",
        Map.of(
            "person",
            PersonView.of(person),
            "roles",
            Role.values(),
            "sessions",
            sessions.lasting(id).size(),
            "risk",
            risks.of(id),
            "held",
            holds.of(id).map(hold -> Words.plain(hold.reason())).orElse(""),
            "mayVouch",
            desk.mayVouch(who, person)));
  }

  /** Makes a one-time link, shown once. */
  @PostMapping("/people/{id}/link")
  public ResponseEntity<byte[]> link(SignedIn who, @PathVariable UUID id) {
    return JsonBody.ok(Json.object().put("shown", origin + "/enrol#" + desk.link(who, id)));
  }

  /** Begins vouching. */
  @PostMapping("/people/{id}/vouch/deed")
  public ResponseEntity<byte[]> beginVouching(
      SignedIn who, @PathVariable UUID id, @RequestParam String code) {
    return JsonBody.ok(desk.beginVouching(who, id, code));
  }

  /** Vouches. */
  @PostMapping("/people/{id}/vouch")
  public ResponseEntity<byte[]> vouch(
      SignedIn who, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    desk.vouch(who, id, JsonBody.id(said, "ceremony"), JsonFields.required(said, "credential"));
    return JsonBody.ok(Json.object().put("location", "/people/" + id));
  }

  /** Shuts somebody out. */
  @PostMapping("/people/{id}/shut-out")
  public ResponseEntity<byte[]> shutOut(
      SignedIn who, @PathVariable UUID id, @RequestParam String reason) {
    desk.shutOut(who, id, reason.length() > 500 ? reason.substring(0, 500) : reason);
    return JsonBody.ok(Json.object().put("location", "/people/" + id));
  }

  /** Ends all of somebody's sessions. */
  @PostMapping("/people/{id}/end-sessions")
  public ResponseEntity<byte[]> endSessions(SignedIn who, @PathVariable UUID id) {
    desk.endSessions(who, id);
    return JsonBody.ok(Json.object().put("location", "/people/" + id));
  }
}
