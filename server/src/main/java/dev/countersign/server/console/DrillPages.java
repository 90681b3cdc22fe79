package dev.countersign.server.console;

import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.measure.Counts;
import dev.countersign.drill.measure.Result;
import dev.countersign.drill.measure.Teams;
import dev.countersign.model.json.Json;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.drill.Drill;
import dev.countersign.server.drill.DrillDesk;
import dev.countersign.server.drill.OwnTemplate;
import dev.countersign.server.drill.PlayStore;
import dev.countersign.server.drill.StartCalls;
import dev.countersign.server.drill.TemplateStore;
import dev.countersign.server.lure.ContactStore;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Exercises: planned, looked on, stopped, and what they show. Nobody's own result is here. */
@Controller
public final class DrillPages {
  private static final Set<String> PROPOSED = Set.of("drill-started", StartCalls.NAME);

  private final DrillDesk desk;
  private final PlayStore plays;
  private final ChangeDesk changes;
  private final ContactStore company;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public DrillPages(
      DrillDesk desk,
      PlayStore plays,
      ChangeDesk changes,
      ContactStore company,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.plays = plays;
    this.changes = changes;
    this.company = company;
    this.pages = pages;
    this.clock = clock;
  }

  /** A template, for whoever agrees to it. */
  public record TemplateView(Template template, String difficulty, List<String> cues) {
    static TemplateView of(Template template) {
      return new TemplateView(
          template,
          template.difficulty().words(),
          template.cuesInOrder().entrySet().stream()
              .map(one ->
                  one.getKey().words() + (one.getValue() > 1 ? " (" + one.getValue() + "×)" : ""))
              .toList());
    }
  }

  /** A day of the calendar. */
  public record DayCell(String day, int planned, int sent) {}

  /** A proposal that waits for others. */
  public record Waiting(String id, String words) {}

  /** The page. */
  @GetMapping("/drills")
  public ResponseEntity<byte[]> all() {
    Instant now = clock.instant();
    List<Drill> drills = desk.store().all();
    YearMonth next = YearMonth.from(LocalDate.ofInstant(now, ZoneId.of("UTC"))).plusMonths(1);
    TemplateStore written = desk.exercises().written();
    Map<String, Object> values = new HashMap<>();
    values.put("drills", drills.stream().map(one -> line(one, now)).toList());
    values.put(
        "waiting",
        changes.open().stream()
            .filter(one -> PROPOSED.contains(one.kind()))
            .map(one -> new Waiting(one.id().toString(), changes.words(one).getFirst()))
            .toList());
    values.put("running", drills.stream().anyMatch(one -> one.running(now)));
    values.put("days", days(drills.stream().filter(one -> one.running(now)).toList()));
    values.put("kinds", Arrays.stream(Kind.values()).filter(Kind::mailed).toList());
    values.put("templates", written.usable().stream().map(TemplateView::of).toList());
    values.put(
        "own",
        written.own().stream()
            .filter(one -> one.usable() && one.template().kind().mailed())
            .map(OwnTemplate::template)
            .toList());
    values.put("domains", company.us().domains());
    values.put("first", next.atDay(1).toString());
    values.put("last", next.atEndOfMonth().toString());
    return pages.page(HttpStatus.OK, "drills", values);
  }

  /** How far one is. */
  @GetMapping("/drills/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    Drill drill =
        desk.store().find(id).orElseThrow(() -> new NoSuchPage("There is no such drill."));
    List<Result> results = desk.exercises().results(id);
    Counts counts = Counts.of(results);
    Instant stopped = drill.stoppedAt();
    Map<String, Object> values = new HashMap<>();
    values.put("drill", line(drill, clock.instant()));
    values.put("domains", String.join(", ", drill.domains()));
    values.put("started", Moments.of(drill.startedAt()));
    values.put("stopped", stopped == null ? "" : Moments.of(stopped));
    values.put("counts", counts.people() < Teams.K ? null : DrillFigures.CountsLine.of(counts));
    values.put("days", days(List.of(drill)));
    values.put("leftOut", desk.store().leftOut(id));
    return pages.page(HttpStatus.OK, "drill", values);
  }

  /** What they show. */
  @GetMapping("/drills/report")
  public ResponseEntity<byte[]> report() {
    List<Drill> drills = desk.store().all();
    ZoneId zone = drills.isEmpty() ? ZoneId.of("UTC") : drills.getFirst().zone();
    YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), zone));
    return pages.page(
        HttpStatus.OK,
        "drill-report",
        Map.of(
            "figures",
            DrillFigures.of(desk.exercises().results(), now, desk.exercises().written()::find),
            "k",
            Teams.K));
  }

  /** Stops one. */
  @PostMapping("/drills/{id}/stop")
  public ResponseEntity<byte[]> stop(SignedIn who, @PathVariable UUID id) {
    desk.stop(id, who.getName());
    return JsonBody.ok(Json.object().put("location", "/drills/" + id));
  }

  /** Stops all. */
  @PostMapping("/drills/stop")
  public ResponseEntity<byte[]> stopAll(SignedIn who) {
    desk.stopAll(who.getName());
    return JsonBody.ok(Json.object().put("location", "/drills"));
  }

  private DrillLine line(Drill drill, Instant now) {
    PlayStore.Progress requests = plays.progress(drill.id(), now);
    return requests.all() > 0
        ? DrillLine.of(drill, requests, now)
        : DrillLine.of(drill, desk.store().progress(drill.id()), now);
  }

  private List<DayCell> days(List<Drill> drills) {
    Map<String, DayCell> cells = new HashMap<>();
    for (Drill drill : drills) {
      desk.store()
          .days(drill)
          .forEach(day ->
              cells.merge(
                  day.day().toString(),
                  new DayCell(day.day().toString(), day.planned(), day.sent()),
                  (a, b) -> new DayCell(a.day(), a.planned() + b.planned(), a.sent() + b.sent())));
    }
    return cells.values().stream()
        .filter(one -> one.planned() + one.sent() > 0)
        .sorted(Comparator.comparing(DayCell::day))
        .toList();
  }
}
