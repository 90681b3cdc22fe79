package dev.countersign.server.console;

import dev.countersign.drill.evidence.CallNote;
import dev.countersign.drill.evidence.CallResult;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.exercise.Template;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.drill.Call;
import dev.countersign.server.drill.CallDesk;
import dev.countersign.server.drill.Drill;
import dev.countersign.server.drill.Exercise.State;
import dev.countersign.server.drill.TemplateStore;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Calls and chats of exercises: for whoever plays one, and for whom it was to. Nobody else sees
 * either.
 */
@Controller
public final class CallPages {
  private static final String MINUTES = "[0-9]{1,5}";
  private static final int MOST_MINUTES = 10_080;

  private final CallDesk desk;
  private final TemplateStore templates;
  private final PeopleStore people;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public CallPages(
      CallDesk desk, TemplateStore templates, PeopleStore people, Pages pages, Clock clock) {
    this.desk = desk;
    this.templates = templates;
    this.people = people;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * A call to play.
   *
   * @param when about when, or when it was held
   * @param now the moment in the drill's zone, for the form
   * @param said what its caller said of it; empty where nothing yet
   * @param takes whether they may say it, or put it right
   */
  public record Line(
      String id,
      String who,
      String email,
      String when,
      String last,
      String zone,
      String now,
      String said,
      String note,
      boolean takes) {}

  /** Calls with one script. */
  public record Played(Template script, List<Line> lines) {
    /** Copies. */
    public Played {
      lines = List.copyOf(lines);
    }

    /** Of how many nothing was said yet. */
    public long open() {
      return lines.stream().filter(one -> one.said().isEmpty()).count();
    }
  }

  /** Those that one plays. */
  @GetMapping("/drills/calls")
  public ResponseEntity<byte[]> mine(SignedIn who) {
    Map<String, List<Line>> byScript = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Call call : desk.store().playedBy(who.person().id())) {
      if (!byScript.containsKey(call.template())) {
        order.add(call.template());
      }
      byScript.computeIfAbsent(call.template(), one -> new ArrayList<>()).add(line(call));
    }
    List<Played> played =
        order.stream()
            .map(one -> new Played(script(one), byScript.getOrDefault(one, List.of())))
            .toList();
    return pages.page(
        HttpStatus.OK, "calls", Map.of("played", played, "results", CallResult.values()));
  }

  private Line line(Call call) {
    Drill drill = desk.drill(call);
    Person person = people.find(call.person()).orElse(null);
    Instant held = call.heldAt();
    boolean takes = desk.takes(call);
    return new Line(
        call.id().toString(),
        person == null ? "Somebody" : person.name(),
        person == null ? "" : person.email(),
        local(held == null ? call.plannedAt() : held, drill).replace('T', ' '),
        drill.last().toString(),
        drill.zone().getId(),
        local(held == null ? clock.instant() : held, drill),
        said(call, takes),
        call.note(),
        takes);
  }

  private static String local(Instant at, Drill drill) {
    return LocalDateTime.ofInstant(at, drill.zone()).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static String said(Call call, boolean takes) {
    return switch (call.state()) {
      case PLANNED, TAKEN -> takes ? "" : "The drill is over, or was stopped";
      case LEFT_OUT -> call.why();
      case SENT -> result(call).words();
    };
  }

  /** As its caller said it: what they answered themselves is theirs. */
  private static CallResult result(Call call) {
    if (call.reportedAt() != null) {
      return CallResult.REFUSED_AND_REPORTED;
    }
    return call.standing() == Standing.NOTHING ? CallResult.REFUSED : CallResult.ACTED;
  }

  /** What came of one. */
  @PostMapping("/drills/calls/{id}")
  public ResponseEntity<byte[]> record(
      SignedIn who, @PathVariable UUID id, @RequestParam Map<String, String> form) {
    CallResult result =
        CallResult.of(form.getOrDefault("result", ""))
            .orElseThrow(() -> new UnreadableInput("Choose what came of the call"));
    Call call =
        desk.store()
            .find(id)
            .filter(one -> one.caller().equals(who.person().id()))
            .orElseThrow(() -> new NoSuchPage("There is no such call that you play."));
    desk.record(
        id,
        who.person(),
        result,
        result.held() ? moment(form.getOrDefault("at", ""), call) : clock.instant(),
        minutes(form.getOrDefault("after", "").strip()),
        new CallNote(form.getOrDefault("note", "")));
    return JsonBody.ok(Json.object().put("location", "/drills/calls"));
  }

  private Instant moment(String text, Call call) {
    try {
      return LocalDateTime.parse(text.strip()).atZone(desk.drill(call).zone()).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "When it was cannot be read; expected a moment such as 2027-03-01T10:15");
    }
  }

  private static Duration minutes(String text) {
    int minutes = text.isEmpty() ? 0 : text.matches(MINUTES) ? Integer.parseInt(text) : -1;
    if (minutes < 0 || minutes > MOST_MINUTES) {
      throw new UnreadableInput(
          "They reported it within a week of the call: expected 0 to 10080 minutes");
    }
    return Duration.ofMinutes(minutes);
  }

  /** What came of one to oneself, and what gave it away. */
  @GetMapping("/me/calls/{id}")
  public ResponseEntity<byte[]> own(SignedIn who, @PathVariable UUID id) {
    Call call =
        desk.store()
            .find(id)
            .filter(one -> one.person().equals(who.person().id()) && one.state() == State.SENT)
            .orElseThrow(() -> new NoSuchPage("There is no such call to you."));
    Template script = script(call.template());
    boolean running = desk.drill(call).running(clock.instant());
    Map<String, Object> values = new HashMap<>();
    values.put("id", call.id().toString());
    values.put("script", script);
    values.put("cues", script.cuesInOrder().keySet().stream().map(one -> one.words()).toList());
    values.put("held", call.heldAt() == null ? "" : Moments.of(call.heldAt()));
    values.put("note", call.note());
    values.put("asks", running && call.standing() == Standing.PRESSED);
    values.put("acted", call.standing() == Standing.ACTED);
    values.put("running", running);
    values.put("unclear", call.standing() == Standing.NOT_KNOWN);
    values.put("reported", call.reportedAt() != null);
    values.put("read", call.readAt() != null);
    return pages.page(HttpStatus.OK, "call-lesson", values);
  }

  /** Was it so? */
  @PostMapping("/me/calls/{id}/answer")
  public ResponseEntity<byte[]> answer(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String own) {
    if (!own.equals("yes") && !own.equals("no")) {
      throw new UnreadableInput("Say yes or no");
    }
    desk.answer(id, who.person(), own.equals("yes"));
    return JsonBody.ok(Json.object().put("location", "/me/calls/" + id));
  }

  /** They read it. */
  @PostMapping("/me/calls/{id}/read")
  public ResponseEntity<byte[]> read(SignedIn who, @PathVariable UUID id) {
    desk.read(id, who.person());
    return JsonBody.ok(Json.object().put("location", "/me/calls/" + id));
  }

  private Template script(String id) {
    return templates
        .find(id)
        .orElseThrow(() -> new IllegalStateException("there is no script " + id));
  }
}
