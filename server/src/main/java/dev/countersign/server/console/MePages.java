package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.drill.DrillDesk;
import dev.countersign.server.drill.PlayDesk;
import dev.countersign.server.finding.FindingDesk;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.MeView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.RiskViews;
import dev.countersign.server.passkey.PasskeyStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.Session;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.vouch.PeopleDesk;
import dev.countersign.server.wire.JsonBody;
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

/** What somebody sees and may do about themselves. */
@Controller
public final class MePages {
  private final SessionStore sessions;
  private final PasskeyStore passkeys;
  private final PeopleDesk people;
  private final JournalStore journal;
  private final RiskViews risks;
  private final LureHouse lures;
  private final FindingDesk findings;
  private final DrillDesk drills;
  private final PlayDesk plays;
  private final Pages pages;
  private final Clock clock;

  /** Pages over those stores. */
  public MePages(
      SessionStore sessions,
      PasskeyStore passkeys,
      PeopleDesk people,
      JournalStore journal,
      RiskViews risks,
      LureHouse lures,
      FindingDesk findings,
      DrillDesk drills,
      PlayDesk plays,
      Pages pages,
      Clock clock) {
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.people = people;
    this.journal = journal;
    this.risks = risks;
    this.lures = lures;
    this.findings = findings;
    this.drills = drills;
    this.plays = plays;
    this.pages = pages;
    this.clock = clock;
  }

  /** Roles, passkeys and sessions. */
  @GetMapping("/me")
  public ResponseEntity<byte[]> me(SignedIn who) {
    UUID person = who.person().id();
    return pages.page(
        HttpStatus.OK,
        "me",
        Map.of(
            "me",
            MeView.of(
                who,
                who.person().state() == Person.State.WAITING ? people.code(person) : null,
                passkeys.ofPerson(person),
                sessions.lasting(person),
                clock.instant()),
            "risk",
            risks.of(person),
            "plays",
            drills.exercises().plays(person),
            "exercises",
            OwnExercise.all(person, drills, plays, clock.instant())));
  }

  /** Asks that security looks at what counts against them. */
  @PostMapping("/me/risk/{id}/dispute")
  public ResponseEntity<byte[]> dispute(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String words) {
    lures.campaigns().dispute(who.person(), id, words);
    return JsonBody.ok(Json.object().put("location", "/me"));
  }

  /** The same of a finding about their accounts or sessions. */
  @PostMapping("/me/findings/{id}/dispute")
  public ResponseEntity<byte[]> disputeFinding(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String words) {
    findings.dispute(id, words, who.person());
    return JsonBody.ok(Json.object().put("location", "/me"));
  }

  /** Ends one of their sessions. */
  @PostMapping("/me/sessions/{id}/end")
  public ResponseEntity<byte[]> end(SignedIn who, @PathVariable UUID id) {
    Session session =
        sessions
            .find(id)
            .filter(one -> one.person().equals(who.person().id()))
            .orElseThrow(() -> new NoSuchPage("You have no such session."));
    journal.record(entries -> {
      if (sessions.end(session.id(), "ended by its owner")) {
        entries.add(
            "session-ended",
            session.subject(),
            Json.object().put("by", who.getName()).put("reason", "ended by its owner"));
      }
    });
    return JsonBody.ok(Json.object().put("location", "/me"));
  }
}
