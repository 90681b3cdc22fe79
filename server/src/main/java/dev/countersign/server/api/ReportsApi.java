package dev.countersign.server.api;

import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.lure.triage.Indicator;
import dev.countersign.model.json.Json;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.Defanged;
import dev.countersign.server.lure.Handed;
import dev.countersign.server.lure.Kept;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.Way;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/reports}: something strange in, an answer out. */
@RestController
public final class ReportsApi {
  private static final int A_PAGE = 100;
  private static final int AT_ONCE = 4;

  private final LureHouse house;
  private final Semaphore uploads = new Semaphore(AT_ONCE);

  /** An API over that house. */
  public ReportsApi(LureHouse house) {
    this.house = house;
  }

  /** Takes a report in; the body is what was received. */
  @PostMapping("/api/v1/reports")
  public ResponseEntity<byte[]> report(Principal who, HttpServletRequest request)
      throws IOException {
    if (!uploads.tryAcquire()) {
      return Problem.response(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Busy",
          "Others hand in reports just now; try again in a moment.");
    }
    Kept kept;
    try {
      kept = Kept.of(request.getInputStream());
    } finally {
      uploads.release();
    }
    Person person = who instanceof SignedIn in ? in.person() : null;
    UUID id =
        house
            .reports()
            .receive(
                new Handed(
                    Way.API,
                    who.getName(),
                    person,
                    "",
                    QueryFields.one(request.getQueryString(), "name", "a report"),
                    null,
                    false),
                kept);
    house.reports().readNow(id);
    Report report = house.reports().store().find(id).orElseThrow();
    return ResponseEntity.status(report.answered() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/reports/" + id))
        .contentType(MediaType.APPLICATION_JSON)
        .body((Json.pretty(whole(report)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** One, with its answer: one's own, or anybody's for whoever oversees. */
  @GetMapping("/api/v1/reports/{id}")
  public ResponseEntity<byte[]> one(Principal who, @PathVariable UUID id) {
    return house
        .reports()
        .store()
        .find(id)
        .filter(report -> report.by().equals(who.getName()) || oversees(who))
        .map(report -> JsonBody.ok(whole(report)))
        .orElseGet(() ->
            Problem.response(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no such report",
                "No report of yours is recorded under this address."));
  }

  /** All, the newest first. */
  @GetMapping("/api/v1/reports")
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable Long before) {
    List<Report> found =
        house.reports().store().all(before == null ? Long.MAX_VALUE : before, A_PAGE);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("reports");
    found.forEach(one -> list.add(brief(one)));
    if (found.size() == A_PAGE) {
      answer.put("next", "/api/v1/reports?before=" + found.getLast().number());
    }
    return JsonBody.ok(answer);
  }

  private static boolean oversees(Principal who) {
    return who instanceof SignedIn in
        && in.person().hasAny(Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR);
  }

  private ObjectNode whole(Report report) {
    ObjectNode json = brief(report);
    house
        .reports()
        .store()
        .answer(report.id())
        .ifPresent(answer -> json.set("answer", defanged(answer)));
    return json;
  }

  /** Indicators are given so that nothing makes a link of them. */
  private static ObjectNode defanged(Answer answer) {
    ObjectNode json = AnswerJson.write(answer);
    json.remove("likeness");
    ArrayNode list = json.putArray("indicators");
    for (Indicator one : answer.indicators()) {
      list.addObject()
          .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
          .put("value", Defanged.of(one));
    }
    return json;
  }

  private ObjectNode brief(Report report) {
    ObjectNode json = Json.object();
    json.put("id", report.id().toString());
    json.put("at", report.at().toString());
    json.put("way", report.way().word());
    json.put("by", report.by());
    json.put("name", report.name());
    json.put("size", report.size());
    json.put("sha256", report.sha256());
    json.put("whole", report.whole());
    json.put("state", report.answered() ? "answered" : "received");
    if (report.outcome() != null) {
      json.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    }
    UUID id = report.campaign();
    Campaign campaign = id == null ? null : house.campaigns().store().find(id).orElse(null);
    if (campaign != null) {
      json.put("campaign", campaign.id().toString());
      json.put("disposition", campaign.disposition().word());
      if (!campaign.words().isEmpty()) {
        json.put("words", campaign.words());
      }
    }
    json.put("url", "/reports/" + report.id());
    return json;
  }
}
