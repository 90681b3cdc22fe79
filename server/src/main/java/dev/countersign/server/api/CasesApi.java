package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.Agenda;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseJson;
import dev.countersign.response.cases.Timeline;
import dev.countersign.response.cases.TimelineLine;
import dev.countersign.server.cases.CaseDesk;
import dev.countersign.server.cases.CaseStore.Wanted;
import dev.countersign.server.cases.Things.Named;
import dev.countersign.server.cases.story.Story;
import dev.countersign.server.wire.JsonBody;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/cases}. */
@RestController
public final class CasesApi {
  private static final int A_PAGE = 100;
  private static final int LAST_PAGE = 1_000;

  private final CaseDesk desk;
  private final Story story;
  private final Clock clock;

  /** An API over that desk. */
  public CasesApi(CaseDesk desk, Story story, Clock clock) {
    this.desk = desk;
    this.story = story;
    this.clock = clock;
  }

  /** Cases, those with the nearest decision first. */
  @GetMapping("/api/v1/cases")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "0") int page) {
    if (!show.equals("open") && !show.equals("closed")) {
      throw new UnreadableInput("There are cases of show=open and show=closed");
    }
    int at = Math.clamp(page, 0, LAST_PAGE);
    List<Case> found =
        desk.store().all(new Wanted(show.equals("closed"), "", ""), A_PAGE, at * A_PAGE);
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("cases");
    found.forEach(one -> all.add(head(one)));
    if (found.size() == A_PAGE) {
      json.put("next", "/api/v1/cases?show=" + show + "&page=" + (at + 1));
    }
    return JsonBody.ok(json);
  }

  /** One with all that was decided, what is to be, and its timeline. */
  @GetMapping("/api/v1/cases/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    return desk.store()
        .find(id)
        .map(one -> JsonBody.ok(whole(one)))
        .orElseGet(() ->
            Problem.response(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is nothing here",
                "There is no such case."));
  }

  private ObjectNode head(Case one) {
    ObjectNode json = Json.object();
    json.put("id", one.id().toString());
    json.put("number", one.number());
    json.put("state", one.state().word());
    json.put("kind", one.kind().word());
    json.put("severity", one.severity().name().toLowerCase(Locale.ROOT));
    json.put("title", one.title());
    json.put("openedAt", one.openedAt().toString());
    json.put("openedBy", one.openedBy());
    json.put("lastAt", one.lastAt().toString());
    one.lead().ifPresent(lead -> json.put("lead", lead));
    one.agenda(desk.store().playbooks(one))
        .firstDue()
        .filter(due -> one.closed().isEmpty())
        .ifPresent(due -> json.put("nextDue", due.toString()));
    json.put("version", one.version());
    return json;
  }

  private ObjectNode whole(Case one) {
    ObjectNode json = head(one);
    ArrayNode about = json.putArray("about");
    for (Named each : desk.things().all(one.about())) {
      about.addObject().put("thing", each.thing().subject()).put("name", each.name());
    }
    ArrayNode tasks = json.putArray("tasks");
    for (Agenda.Line line : one.agenda(desk.store().playbooks(one)).lines()) {
      tasks.add(task(line));
    }
    CaseJson.write(one).propertyStream().forEach(each -> json.set(each.getKey(), each.getValue()));
    Timeline timeline = story.of(one, clock.instant());
    ArrayNode lines = json.putArray("timeline");
    timeline.lines().forEach(each -> lines.add(line(each)));
    json.put("timelineLeftOut", timeline.left());
    return json;
  }

  private static ObjectNode task(Agenda.Line line) {
    ObjectNode json =
        Json.object().put("task", line.task().key()).put("playbook", line.playbook().word());
    switch (line.standing()) {
      case Agenda.Open open -> json.put("standing", "open").put("due", open.due().toString());
      case Agenda.Decided done ->
          json.put("standing", "decided").put("option", done.decision().option());
      case Agenda.Waits later -> {
        ArrayNode after = json.put("standing", "waits").putArray("after");
        later.tasks().forEach(after::add);
      }
      case Agenda.NotNeeded gone ->
          json.put("standing", "not-needed").put("because", gone.because());
    }
    return json;
  }

  private static ObjectNode line(TimelineLine one) {
    ObjectNode json = Json.object();
    json.put("at", one.at().toString());
    json.put("source", one.source().word());
    json.put("key", one.key());
    json.put("what", one.what());
    json.put("words", one.words());
    if (!one.link().isEmpty()) {
      json.put("link", one.link());
    }
    return json;
  }
}
