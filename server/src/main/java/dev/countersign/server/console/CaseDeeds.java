package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.CaseRole;
import dev.countersign.response.cases.Member;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.CaseDesk;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What people do in a case. Each says which version they looked at: what was changed meanwhile is
 * not changed under anybody's hands.
 */
@Controller
public final class CaseDeeds {
  private final CaseDesk desk;

  /** At that desk. */
  public CaseDeeds(CaseDesk desk) {
    this.desk = desk;
  }

  /** Decides about a task. */
  @PostMapping("/cases/{id}/decide")
  public ResponseEntity<byte[]> decide(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String task,
      @RequestParam(defaultValue = "") String option,
      @RequestParam(defaultValue = "") String words) {
    if (option.isEmpty()) {
      throw new UnreadableInput("Choose an answer");
    }
    desk.decide(id, version, task, option, words, who.person());
    return done(id);
  }

  /** Gives somebody a part in it, or takes it away. */
  @PostMapping("/cases/{id}/part")
  public ResponseEntity<byte[]> part(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "true") boolean given) {
    CaseRole known =
        CaseRole.of(role).orElseThrow(() -> new UnreadableInput("There is no such part in a case"));
    Thing somebody = thing(person);
    desk.member(id, version, new Member(somebody.subject(), known), given, who.person());
    return done(id);
  }

  /** Adds a note for whoever takes over. */
  @PostMapping("/cases/{id}/note")
  public ResponseEntity<byte[]> note(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String words) {
    desk.note(id, words, who.person());
    return done(id);
  }

  /** Attaches something. */
  @PostMapping("/cases/{id}/attach")
  public ResponseEntity<byte[]> attach(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String thing) {
    desk.attach(id, version, Set.of(thing(thing)), who.person());
    return done(id);
  }

  /** Attaches something to a case that is chosen in a form elsewhere. */
  @PostMapping("/cases/attach")
  public ResponseEntity<byte[]> attachTo(
      SignedIn who,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String thing) {
    UUID id = id(to);
    long version =
        desk.store()
            .find(id)
            .orElseThrow(() -> new UnreadableInput("There is no such case"))
            .version();
    desk.attach(id, version, Set.of(thing(thing)), who.person());
    return done(id);
  }

  /** Takes something off it. */
  @PostMapping("/cases/{id}/detach")
  public ResponseEntity<byte[]> detach(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String thing) {
    desk.detach(id, version, thing(thing), who.person());
    return done(id);
  }

  /** Says that it is another kind of case as well. */
  @PostMapping("/cases/{id}/kind")
  public ResponseEntity<byte[]> kind(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String kind) {
    CaseKind known =
        CaseKind.of(kind).orElseThrow(() -> new UnreadableInput("There is no such kind of case"));
    desk.alsoIs(id, version, known, who.person());
    return done(id);
  }

  /** Asks that it is closed. */
  @PostMapping("/cases/{id}/ask-to-close")
  public ResponseEntity<byte[]> askToClose(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String reason) {
    desk.askToClose(id, version, reason, who.person());
    return done(id);
  }

  /** Agrees that it is closed. */
  @PostMapping("/cases/{id}/agree-to-close")
  public ResponseEntity<byte[]> agreeToClose(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "0") long version) {
    desk.agreeToClose(id, version, who.person());
    return done(id);
  }

  /** Says that it is not to be closed yet. */
  @PostMapping("/cases/{id}/keep-open")
  public ResponseEntity<byte[]> keepOpen(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String reason) {
    desk.refuseToClose(id, version, reason, who.person());
    return done(id);
  }

  /** Opens it again. */
  @PostMapping("/cases/{id}/reopen")
  public ResponseEntity<byte[]> reopen(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long version,
      @RequestParam(defaultValue = "") String reason) {
    desk.reopen(id, version, reason, who.person());
    return done(id);
  }

  private static Thing thing(String subject) {
    return Thing.of(subject.strip())
        .orElseThrow(() ->
            new UnreadableInput(
                "Name what it is, such as person/… , wallet/…, address/0x…, transfer/…, or"
                    + " transaction/1:0x…"));
  }

  private static UUID id(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new UnreadableInput("Choose a case");
    }
    return UUID.fromString(text);
  }

  private static ResponseEntity<byte[]> done(UUID id) {
    return JsonBody.ok(Json.object().put("location", "/cases/" + id));
  }
}
