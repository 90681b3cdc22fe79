package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.Timeline;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.CaseDesk;
import dev.countersign.server.cases.CaseStore.Wanted;
import dev.countersign.server.cases.Things.Named;
import dev.countersign.server.cases.story.Story;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.Query;
import dev.countersign.server.page.Words;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases: the list, one, and how one is opened by hand. */
@Controller
public final class CasePages {
  private static final int A_PAGE = 50;
  private static final int LONGEST = 200;
  private static final int LAST_PAGE = 1_000;
  private static final int SHOWN = 300;

  private final CaseDesk desk;
  private final Story story;
  private final PeopleStore people;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public CasePages(
      CaseDesk desk,
      Story story,
      PeopleStore people,
      Requesters requesters,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.story = story;
    this.people = people;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /** A line of the timeline as its page shows it. */
  public record Told(String at, String source, String mark, String what, Words words, String link) {
    static Told of(TimelineLine one) {
      return new Told(
          Moments.of(one.at()),
          one.source().many(),
          one.mark(),
          one.what(),
          Words.of(one.words()),
          one.link());
    }
  }

  /** The cases. */
  @GetMapping("/cases")
  public ResponseEntity<byte[]> all(
      SignedIn who,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page) {
    String shown = List.of("open", "mine", "closed").contains(show) ? show : "open";
    String words = q.strip().length() > LONGEST ? q.strip().substring(0, LONGEST) : q.strip();
    int at = Math.clamp(page, 0, LAST_PAGE);
    Instant now = clock.instant();
    Wanted wanted =
        new Wanted(
            shown.equals("closed"), shown.equals("mine") ? who.person().subject() : "", words);
    List<Case> found = desk.store().all(wanted, A_PAGE, at * A_PAGE);
    Map<String, Object> values = new HashMap<>();
    values.put("cases", found.stream().map(one -> line(one, now)).toList());
    values.put("show", shown);
    values.put("words", words);
    values.put("open", desk.store().open());
    values.put(
        "next",
        found.size() < A_PAGE
            ? ""
            : "/cases?show=" + shown + "&q=" + Query.of(words) + "&page=" + (at + 1));
    return pages.page(HttpStatus.OK, "cases", values);
  }

  /** One of them. */
  @GetMapping("/cases/{id}")
  public ResponseEntity<byte[]> one(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String what) {
    Case one = desk.store().find(id).orElseThrow(() -> new NoSuchPage("There is no such case."));
    Instant now = clock.instant();
    Timeline timeline = story.of(one, now);
    List<TimelineLine> lines =
        timeline.lines().stream()
            .filter(line -> what.isEmpty() || line.source().word().equals(what))
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put(
        "view",
        CaseView.of(
            one,
            desk.store().playbooks(one),
            desk.things().all(one.about()),
            this::name,
            who,
            now));
    values.put(
        "timeline",
        lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()).stream()
            .map(Told::of)
            .toList());
    values.put("earlier", Math.max(0, lines.size() - SHOWN) + timeline.left());
    values.put("what", what);
    values.put(
        "sources",
        Arrays.stream(TimelineLine.Source.values())
            .filter(each -> timeline.lines().stream().anyMatch(line -> line.source() == each))
            .toList());
    values.put("staff", staff(one));
    values.put("roles", CaseView.roles());
    values.put(
        "kinds",
        Arrays.stream(CaseKind.values())
            .filter(kind -> !one.playbooks().containsKey(kind))
            .toList());
    return pages.page(HttpStatus.OK, "case", values);
  }

  /** The form that opens one about something, or attaches it to one that is open. */
  @GetMapping("/cases/new")
  public ResponseEntity<byte[]> fresh(@RequestParam(defaultValue = "") String about) {
    Instant now = clock.instant();
    Thing thing = Thing.of(about).orElse(null);
    Named named = thing == null ? null : desk.things().find(thing).orElse(null);
    if (!about.isEmpty() && named == null) {
      throw new NoSuchPage("There is nothing of that kind to open a case about.");
    }
    Map<String, Object> values = new HashMap<>();
    values.put("about", named == null ? "" : named.thing().subject());
    values.put("name", named == null ? Words.of("") : Words.of(named.name()));
    values.put("suggested", suggested(thing == null ? Thing.Kind.PERSON : thing.kind()));
    values.put("kinds", List.of(CaseKind.values()));
    values.put("staff", people.all());
    values.put(
        "known",
        thing == null
            ? List.of()
            : desk.store().about(thing).stream().map(one -> line(one, now)).toList());
    values.put(
        "open",
        desk.store().all(new Wanted(false, "", ""), A_PAGE, 0).stream()
            .filter(one -> thing == null || !one.about().contains(thing))
            .map(one -> line(one, now))
            .toList());
    return pages.page(HttpStatus.OK, "case-new", values);
  }

  private static String suggested(Thing.Kind kind) {
    return switch (kind) {
      case WALLET, INCIDENT, TRACE, TRANSACTION -> CaseKind.WALLET_DRAINED.word();
      case SESSION, FINDING, TRANSFER -> CaseKind.SESSION_STOLEN.word();
      case CAMPAIGN -> CaseKind.RAN_A_FILE.word();
      case ADDRESS -> CaseKind.ADDRESS_LISTED.word();
      case PERSON -> CaseKind.INSIDER.word();
    };
  }

  /** Opens one. */
  @PostMapping("/cases")
  public ResponseEntity<byte[]> open(
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "high") String severity,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String about) {
    CaseKind known =
        CaseKind.of(kind).orElseThrow(() -> new UnreadableInput("Say what kind of case it is"));
    Thing thing =
        Thing.of(about).orElseThrow(() -> new UnreadableInput("Say what the case is about"));
    UUID id = desk.open(known, severity(severity), title, Set.of(thing), who.person());
    return JsonBody.ok(Json.object().put("location", "/cases/" + id));
  }

  private static Severity severity(String word) {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw new UnreadableInput("Say how bad it is: critical, high, medium or low");
  }

  /** Who may have a part in it. */
  private List<Person> staff(Case one) {
    return people.all().stream()
        .filter(person -> person.state() == Person.State.ACTIVE)
        .filter(person -> person.hasAny(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR))
        .filter(person -> !one.isAbout(person.subject()))
        .toList();
  }

  private CaseLine line(Case one, Instant now) {
    return CaseLine.of(one, desk.store().playbooks(one), this::name, now);
  }

  private String name(String subject) {
    return subject.isEmpty()
        ? ""
        : subject.equals(Case.ITSELF) ? "Countersign" : requesters.name(subject);
  }
}
