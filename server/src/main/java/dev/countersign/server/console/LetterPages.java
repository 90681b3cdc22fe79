package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.response.notice.NoticeTemplate;
import dev.countersign.response.notice.Places;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.book.Book;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.change.Forms;
import dev.countersign.server.freeze.FreezeDesk;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.freeze.Letterhead;
import dev.countersign.server.letter.KeptTemplate;
import dev.countersign.server.letter.LetterDesk;
import dev.countersign.server.letter.LetterFacts;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.trace.report.Dossier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notices to authorities, clients and insurers: the company's templates, and drafts of a trace. */
@Controller
public final class LetterPages {
  private final LetterDesk desk;
  private final FreezeDesk freezes;
  private final TraceDesk traces;
  private final CaseStore cases;
  private final TraceReader reader;
  private final LureHouse house;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public LetterPages(
      LetterDesk desk,
      FreezeDesk freezes,
      TraceDesk traces,
      CaseStore cases,
      Book book,
      LureHouse house,
      Requesters requesters,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.freezes = freezes;
    this.traces = traces;
    this.cases = cases;
    this.reader = new TraceReader(traces, book, pages);
    this.house = house;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * A template in a list.
   *
   * @param changed who changed it when; empty for one as it is shipped
   */
  public record Line(String name, String title, String changed, boolean shipped) {}

  /** The templates, and the names of places. */
  @GetMapping("/letters")
  public ResponseEntity<byte[]> all() {
    return pages.page(HttpStatus.OK, "letters", Map.of("templates", lines(), "places", Places.ALL));
  }

  private List<Line> lines() {
    return desk.all().stream().map(this::line).toList();
  }

  private Line line(KeptTemplate one) {
    return new Line(
        one.name(),
        one.title(),
        one.changed().map(by -> requesters.name(by.by()) + ", " + Moments.of(by.at())).orElse(""),
        one.shipped());
  }

  /** One template. */
  @GetMapping("/letters/{name}")
  public ResponseEntity<byte[]> template(@PathVariable String name) {
    KeptTemplate one = find(name);
    return pages.page(
        HttpStatus.OK,
        "letter",
        Map.of("line", line(one), "body", one.template().source(), "places", Places.ALL));
  }

  /** Keeps one, new or in the place of another. */
  @PostMapping("/letters")
  public ResponseEntity<byte[]> keep(SignedIn who, @RequestParam Map<String, String> form) {
    String name = Forms.text(form, "name", "The name", 40);
    desk.keep(
        name,
        Forms.text(form, "title", "The title", 100),
        form.getOrDefault("body", ""),
        who.getName());
    return JsonBody.ok(Json.object().put("location", "/letters/" + name));
  }

  /** Removes the company's own. */
  @PostMapping("/letters/{name}/remove")
  public ResponseEntity<byte[]> remove(SignedIn who, @PathVariable String name) {
    find(name);
    desk.remove(name, who.getName());
    return JsonBody.ok(Json.object().put("location", "/letters"));
  }

  /** Drafts of a trace. */
  @GetMapping("/traces/{id}/letters")
  public ResponseEntity<byte[]> drafts(@PathVariable UUID id) {
    return reader.page(
        id, reader.dossier(id), "/letters", "trace-letters", Map.of("templates", lines()));
  }

  /** One draft. */
  @GetMapping("/traces/{id}/letters/{name}")
  public ResponseEntity<byte[]> draft(@PathVariable UUID id, @PathVariable String name) {
    Dossier dossier = reader.dossier(id);
    KeptTemplate template = find(name);
    Map<String, Object> values = new HashMap<>();
    values.put("line", line(template));
    values.put("text", "");
    values.put("missing", 0);
    values.put("trouble", "");
    try {
      String text = template.template().render(known(id, dossier));
      values.put("text", text);
      values.put("missing", NoticeTemplate.missing(text));
    } catch (UnreadableInput e) {
      values.put("trouble", e.sentence());
    }
    return reader.page(id, dossier, "/letters", "trace-letter", values);
  }

  /** The same as a file. */
  @GetMapping("/traces/{id}/letters/{name}/draft.txt")
  public ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String name) {
    String text = find(name).template().render(known(id, reader.dossier(id)));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + "-" + id.toString().substring(0, 8) + ".txt\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> known(UUID id, Dossier dossier) {
    TraceFacts facts = freezes.facts(id);
    List<KeptRequest> requests = freezes.store().of(id);
    Letterhead head =
        freezes
            .store()
            .letterhead()
            .orElseGet(() -> Letterhead.first(house.contacts().store().us().name()));
    String number =
        CaseNumber.suggested(
            requests.stream().map(one -> one.request().terms().caseNumber()).reduce((a, b) -> b),
            cases.about(new Thing(Thing.Kind.TRACE, id.toString())),
            traces.store().find(id).map(one -> one.number()).orElse(0L));
    return LetterFacts.of(dossier, facts, requests, head, number, clock.instant());
  }

  private KeptTemplate find(String name) {
    return desk.find(name).orElseThrow(() -> new NoSuchPage("There is no template of this name."));
  }
}
