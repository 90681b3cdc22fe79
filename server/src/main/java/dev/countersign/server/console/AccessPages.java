package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.access.HoldStore.Hold;
import dev.countersign.server.access.Responses;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFinding.State;
import dev.countersign.server.finding.AccountFindings.Wanted;
import dev.countersign.server.finding.FindingDesk;
import dev.countersign.server.page.FindingLine;
import dev.countersign.server.page.FindingView;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was found about people's accounts and sessions, and what is done about it. */
@Controller
public final class AccessPages {
  private static final int A_PAGE = 50;
  private static final int LONGEST = 200;

  private final FindingDesk desk;
  private final Responses responses;
  private final EventStore events;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public AccessPages(
      FindingDesk desk,
      Responses responses,
      EventStore events,
      PeopleStore people,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.responses = responses;
    this.events = events;
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /** The findings, the newest first. */
  @GetMapping("/access")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "info") String from,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Long before) {
    State state = state(show);
    Severity least = severity(from);
    String words = q.strip().length() > LONGEST ? q.strip().substring(0, LONGEST) : q.strip();
    Instant now = clock.instant();
    List<AccountFinding> found =
        desk.store()
            .all(new Wanted(state, least, words), before == null ? Long.MAX_VALUE : before, A_PAGE);
    String address =
        "/access?show="
            + (state == null ? "all" : state.word())
            + "&from="
            + least.name().toLowerCase(Locale.ROOT)
            + "&q="
            + URLEncoder.encode(words, StandardCharsets.UTF_8);
    Map<String, Object> values = new HashMap<>();
    values.put("findings", found.stream().map(one -> line(one, now)).toList());
    values.put("show", state == null ? "all" : state.word());
    values.put("from", least.name().toLowerCase(Locale.ROOT));
    values.put("words", words);
    values.put("open", desk.store().open());
    values.put("held", held());
    values.put(
        "next", found.size() < A_PAGE ? "" : address + "&before=" + found.getLast().number());
    return pages.page(HttpStatus.OK, "access", values);
  }

  private List<String[]> held() {
    List<String[]> held = new ArrayList<>();
    for (Hold one : responses.holds().all()) {
      held.add(new String[] {one.person().toString(), name(one.person())});
    }
    return held;
  }

  /** One of them: anybody's for whoever oversees, one's own for everybody. */
  @GetMapping("/access/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    boolean oversees = who.person().hasAny(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR);
    AccountFinding finding =
        desk.store()
            .find(id)
            .filter(one -> oversees || who.person().id().equals(one.person()))
            .orElseThrow(() -> new NoSuchPage("There is no such finding."));
    List<String> keys = new ArrayList<>();
    finding.events().forEach(event -> keys.add(event.path("key").asString("")));
    UUID person = finding.person();
    Map<String, Object> values = new HashMap<>();
    values.put(
        "finding",
        FindingView.of(
            finding,
            person == null ? "" : name(person),
            responses.store().of(id),
            oversees ? events.records(keys) : List.of(),
            clock.instant()));
    values.put("mine", who.person().id().equals(person));
    values.put("held", person != null && responses.holds().of(person).isPresent());
    return pages.page(HttpStatus.OK, "access-finding", values);
  }

  /** Security says what it was. */
  @PostMapping("/access/{id}/settle")
  public ResponseEntity<byte[]> settle(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String was,
      @RequestParam(defaultValue = "") String reason) {
    if (!was.equals("theirs") && !was.equals("not-theirs")) {
      throw new UnreadableInput("Say whether it was them or somebody else");
    }
    desk.settle(id, was.equals("theirs"), reason, who.person());
    return done("/access/" + id);
  }

  /** Bounds the risk that comes of it. */
  @PostMapping("/access/{id}/lower")
  public ResponseEntity<byte[]> lower(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String most,
      @RequestParam(defaultValue = "") String reason) {
    if (!most.matches("[0-9]{1,3}")) {
      throw new UnreadableInput("Give a whole number from 0 to 100");
    }
    desk.lower(id, Integer.parseInt(most), reason, who.person());
    return done("/access/" + id);
  }

  /** Lets somebody's transfers go on. */
  @PostMapping("/people/{id}/release")
  public ResponseEntity<byte[]> release(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    responses.release(id, reason, who.person());
    return done("/people/" + id);
  }

  private FindingLine line(AccountFinding one, Instant now) {
    UUID person = one.person();
    return FindingLine.of(one, person == null ? "" : name(person), now);
  }

  private String name(UUID person) {
    return people.find(person).map(Person::name).orElse("");
  }

  private static @Nullable State state(String word) {
    for (State one : State.values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    return word.equals("all") ? null : State.OPEN;
  }

  private static Severity severity(String word) {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return Severity.INFO;
  }

  private static ResponseEntity<byte[]> done(String location) {
    return JsonBody.ok(Json.object().put("location", location));
  }
}
