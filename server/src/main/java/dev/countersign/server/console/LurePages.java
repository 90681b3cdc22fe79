package dev.countersign.server.console;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.risk.Met;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.CampaignDesk;
import dev.countersign.server.lure.Defanged;
import dev.countersign.server.lure.Disposition;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.Report.Answered;
import dev.countersign.server.page.CampaignLine;
import dev.countersign.server.page.CampaignView;
import dev.countersign.server.page.CampaignView.MetLine;
import dev.countersign.server.page.CampaignView.ReportedLine;
import dev.countersign.server.page.LureAnswerView;
import dev.countersign.server.page.LureAnswerView.IndicatorView;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.ReportLine;
import dev.countersign.server.page.Words;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign, and what security does with it. */
@Controller
public final class LurePages {
  /** So many reports are looked at for one that is text. */
  private static final int MOST_TEXTS = 5;

  private final LureHouse house;
  private final CampaignDesk desk;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that house. */
  public LurePages(LureHouse house, PeopleStore people, Pages pages, Clock clock) {
    this.house = house;
    this.desk = house.campaigns();
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /** One campaign; one that was joined to another leads there. */
  @GetMapping("/lures/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    Campaign campaign = find(id);
    if (campaign.joinedInto() != null) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create("/lures/" + campaign.joinedInto()))
          .build();
    }
    List<Answered> reports = house.reports().store().in(id);
    Map<String, Object> values = new HashMap<>();
    values.put("campaign", view(campaign, reports));
    List<Answered> worst = reports.stream().sorted(LurePages::worse).toList();
    values.put(
        "answer",
        worst.stream()
            .findFirst()
            .map(one -> LureAnswerView.of(one.answer(), List.of(), List.of()))
            .orElse(null));
    values.put(
        "text",
        worst.stream()
            .filter(one -> who.person().hasAny(Role.SECURITY))
            .limit(MOST_TEXTS)
            .flatMap(one -> ReportPages.text(house, one.report(), one.answer()).stream())
            .findFirst()
            .orElse(null));
    values.put("place", house.queue().place(id));
    values.put("staff", staff());
    return pages.page(HttpStatus.OK, "lure", values);
  }

  /** The most dangerous first, of those that are as dangerous the oldest. */
  private static int worse(Answered one, Answered other) {
    int worse = other.answer().verdict().outcome().compareTo(one.answer().verdict().outcome());
    return worse != 0 ? worse : Long.compare(one.report().number(), other.report().number());
  }

  private List<Person> staff() {
    return people.all().stream().filter(one -> one.state() != Person.State.DISABLED).toList();
  }

  private CampaignView view(Campaign campaign, List<Answered> reports) {
    Instant now = clock.instant();
    Set<String> outsiders = new LinkedHashSet<>();
    Set<IndicatorView> indicators = new LinkedHashSet<>();
    List<ReportedLine> lines = new ArrayList<>();
    for (Answered one : reports) {
      one.answer().indicators().forEach(each -> indicators.add(LureAnswerView.indicator(each)));
      one.report().recipients().stream()
          .filter(address -> people.byEmail(address).isEmpty())
          .forEach(address -> outsiders.add(Defanged.of(Words.plain(address))));
      lines.add(
          new ReportedLine(
              ReportLine.of(one.report(), null),
              by(one.report()),
              one.answer().why().isEmpty()
                  ? ""
                  : Defanged.of(Words.plain(one.answer().why().getFirst()))));
    }
    String by = campaign.disposedBy();
    return new CampaignView(
        CampaignLine.of(campaign, now),
        by == null ? "" : name(by),
        lines,
        hearers(reports),
        desk.exposures().of(campaign.id()).stream().map(one -> met(one, now)).toList(),
        List.copyOf(outsiders),
        List.copyOf(indicators));
  }

  private String hearers(List<Answered> reports) {
    List<String> names =
        reports.stream()
            .map(one -> one.report().person())
            .filter(Objects::nonNull)
            .distinct()
            .flatMap(id -> people.find(id).map(Person::name).stream())
            .toList();
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : last > 3
            ? names.getFirst() + " and " + last + " others"
            : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private MetLine met(Meeting meeting, Instant now) {
    int risk = meeting.met().map(met -> met.risk(now)).orElse(0);
    return new MetLine(
        meeting.person().toString(),
        people.find(meeting.person()).map(Person::name).orElse("somebody"),
        meeting.level().word(),
        meeting.source().words(),
        meeting.said(),
        risk,
        risk == 0 ? "" : meeting.met().map((Met met) -> Moments.day(met.below(1))).orElse(""),
        meeting.atMost(),
        Words.plain(meeting.reason()),
        Words.plain(meeting.dispute()));
  }

  /** Says what it is. */
  @PostMapping("/lures/{id}/dispose")
  public ResponseEntity<byte[]> dispose(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String disposition,
      @RequestParam(defaultValue = "") String words) {
    Disposition said =
        Disposition.of(disposition)
            .orElseThrow(() -> new UnreadableInput("Say what it is: a lure, harmless or unclear"));
    desk.dispose(find(id), said, words, who.person());
    return done(id);
  }

  /** Adds somebody who received it too. */
  @PostMapping("/lures/{id}/received")
  public ResponseEntity<byte[]> received(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "received") String level) {
    Person met = person(person);
    Exposure exposure =
        Exposure.of(level).orElseThrow(() -> new UnreadableInput("Say received, opened or ran"));
    desk.received(find(id), met, exposure, who.person());
    return done(id);
  }

  /** Joins it to another, named by its number. */
  @PostMapping("/lures/{id}/join")
  public ResponseEntity<byte[]> join(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String other) {
    String number = other.strip().replaceFirst("^#", "");
    if (!number.matches("[0-9]{1,15}")) {
      throw new UnreadableInput("Give the other campaign's number, such as 12");
    }
    Campaign into =
        desk.store()
            .find(Long.parseLong(number))
            .orElseThrow(() -> new UnreadableInput("There is no campaign " + number));
    desk.regrouping().join(find(id), into, who.person());
    return done(into.id());
  }

  /** Takes a report out of it. */
  @PostMapping("/lures/{id}/split")
  public ResponseEntity<byte[]> split(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String report) {
    find(id);
    Report which =
        house
            .reports()
            .store()
            .find(id(report))
            .filter(one -> id.equals(one.campaign()))
            .orElseThrow(() -> new UnreadableInput("The report is not in this campaign any more"));
    return done(desk.regrouping().split(which, who.person()));
  }

  /** Bounds somebody's risk that comes of it. */
  @PostMapping("/lures/{id}/lower")
  public ResponseEntity<byte[]> lower(
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "0") String most,
      @RequestParam(defaultValue = "") String reason) {
    if (!most.matches("[0-9]{1,3}")) {
      throw new UnreadableInput("A risk is a whole number from 0 to 100");
    }
    desk.lower(find(id), person(person), Integer.parseInt(most), reason, who.person());
    return done(id);
  }

  private Person person(String id) {
    return people
        .find(id(id))
        .orElseThrow(() -> new UnreadableInput("There is nobody of that kind"));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("\"" + Words.plain(text) + "\" is no identifier");
    }
  }

  private static ResponseEntity<byte[]> done(UUID id) {
    return JsonBody.ok(Json.object().put("location", "/lures/" + id));
  }

  private Campaign find(UUID id) {
    return desk.store()
        .find(id)
        .orElseThrow(() -> new NoSuchPage("There is no campaign under this address."));
  }

  private String by(Report report) {
    UUID person = report.person();
    if (person != null) {
      return people.find(person).map(Person::name).orElse("somebody");
    }
    return report.by().startsWith("machine/")
        ? "a program"
        : "somebody unknown"
            + (report.sender().isEmpty()
                ? ""
                : ", as it says " + Defanged.of(Words.plain(report.sender())));
  }

  private String name(String subject) {
    return people
        .find(id(subject.substring(subject.indexOf('/') + 1)))
        .map(Person::name)
        .orElse("somebody");
  }
}
