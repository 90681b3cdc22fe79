package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.form.FreezeCsv;
import dev.countersign.response.freeze.form.FreezeJson;
import dev.countersign.response.freeze.form.FreezePdf;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Step;
import dev.countersign.server.freeze.Agains.Standing;
import dev.countersign.server.freeze.FreezeDesk;
import dev.countersign.server.freeze.FreezeSums;
import dev.countersign.server.freeze.FreezeTracking;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Requests to freeze: what waits, and each with its documents and what became of it. */
@Controller
public final class FreezePages {
  private static final int MOST = 200;
  private static final int MOST_TRACES = 5;

  private final FreezeDesk desk;
  private final FreezeTracking tracking;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public FreezePages(
      FreezeDesk desk, FreezeTracking tracking, Requesters requesters, Pages pages, Clock clock) {
    this.desk = desk;
    this.tracking = tracking;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /** A trace's sums, or why there are none. */
  public record TraceSums(UUID trace, String title, List<FreezeSumLine> lines, String trouble) {
    /** Copies. */
    public TraceSums {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A step in words.
   *
   * @param amounts what is frozen, where that is a part
   */
  public record StepLine(String state, String at, String who, String note, List<String> amounts) {
    /** Copies. */
    public StepLine {
      amounts = List.copyOf(amounts);
    }
  }

  /**
   * What waits, and what was answered.
   *
   * @param of a case, for its requests alone
   */
  @GetMapping("/freezes")
  public ResponseEntity<byte[]> all(@RequestParam(required = false) @Nullable UUID of) {
    Instant now = clock.instant();
    List<KeptRequest> newest =
        of == null ? desk.store().before(Long.MAX_VALUE, MOST) : desk.store().ofCase(of);
    List<KeptRequest> open =
        of == null ? desk.store().open(MOST) : newest.stream().filter(KeptRequest::isOpen).toList();
    List<UUID> traces = newest.stream().map(KeptRequest::trace).distinct().toList();
    Map<String, Object> values = new HashMap<>();
    values.put("open", lines(open, now));
    values.put("over", lines(newest.stream().filter(one -> !one.isOpen()).toList(), now));
    values.put("sums", traces.stream().limit(MOST_TRACES).map(this::sums).toList());
    values.put("moreTraces", Math.max(0, traces.size() - MOST_TRACES));
    return pages.page(HttpStatus.OK, "freezes", values);
  }

  private List<FreezeLine> lines(List<KeptRequest> requests, Instant now) {
    return requests.stream().map(one -> FreezeLine.of(one, requesters::name, now)).toList();
  }

  private TraceSums sums(UUID trace) {
    List<KeptRequest> requests = desk.store().of(trace);
    String title =
        requests.getFirst().request().terms().caseNumber()
            + ": "
            + requests.getFirst().request().stolen().words();
    try {
      return new TraceSums(
          trace, title, FreezeSumLine.of(FreezeSums.of(requests, desk.facts(trace))), "");
    } catch (UnreadableInput e) {
      return new TraceSums(trace, title, List.of(), e.sentence());
    }
  }

  /** One of them. */
  @GetMapping("/freezes/{id}")
  public ResponseEntity<byte[]> one(SignedIn who, @PathVariable UUID id) {
    KeptRequest request = find(id);
    Instant now = clock.instant();
    Standing standing = desk.agains().of(request);
    Map<String, Object> values = new HashMap<>();
    values.put("line", FreezeLine.of(request, requesters::name, now));
    values.put("request", request.request());
    values.put("ofCase", request.ofCase().map(UUID::toString).orElse(""));
    values.put("state", request.tracking().state().word());
    values.put(
        "replacedBy",
        request.closed().flatMap(KeptRequest.Closed::replacedBy).map(UUID::toString).orElse(""));
    values.put("steps", request.tracking().steps().stream().map(this::step).toList());
    values.put("check", check(standing));
    values.put("changes", changes(standing));
    values.put("newer", newer(standing));
    values.put(
        "second",
        request.draftedBy().equals(who.getName())
            && !tracking.others(request.draftedBy()).isEmpty());
    values.put("draftedBy", requesters.name(request.draftedBy()));
    return pages.page(HttpStatus.OK, "freeze", values);
  }

  private StepLine step(Step one) {
    List<String> amounts = new ArrayList<>();
    if (one.state() instanceof State.PartlyFrozen partly) {
      partly.amounts().forEach(each -> amounts.add(each.words()));
    }
    return new StepLine(
        one.state().word(), Moments.of(one.at()), requesters.name(one.who()), one.note(), amounts);
  }

  /** What the last answer says of it, in a sentence; empty where the trace was not asked again. */
  private static String check(Standing standing) {
    return switch (standing) {
      case Standing.Unasked any -> "";
      case Standing.Running running ->
          "The trace is being asked again; " + running.share() + " % is behind it.";
      case Standing.Failed failed -> "The trace could not be asked again: " + failed.sentence();
      case Standing.Unlike unlike -> unlike.sentence() + ".";
      case Standing.Compared compared -> compared.check().sentence() + ".";
    };
  }

  private static List<String> changes(Standing standing) {
    return standing instanceof Standing.Compared compared
        ? compared.check().changes().stream().map(Recheck.Change::sentence).toList()
        : List.of();
  }

  /** unasked, running, failed, changed or holds. */
  private static String newer(Standing standing) {
    return switch (standing) {
      case Standing.Unasked any -> "unasked";
      case Standing.Running any -> "running";
      case Standing.Failed any -> "failed";
      case Standing.Unlike any -> "failed";
      case Standing.Compared compared -> compared.check().holds() ? "holds" : "changed";
    };
  }

  /** Notes what became of it, makes it anew or withdraws it. */
  @PostMapping("/freezes/{id}/{step}")
  public ResponseEntity<byte[]> step(
      SignedIn who,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam Map<String, String> form) {
    KeptRequest request = find(id);
    String by = who.getName();
    String note = form.getOrDefault("note", "");
    UUID next = id;
    switch (step) {
      case "sent" -> tracking.sent(id, by, note);
      case "acknowledged" -> tracking.answered(id, new State.Acknowledged(), by, note);
      case "frozen" -> tracking.answered(id, new State.Frozen(), by, note);
      case "partly" -> tracking.answered(id, FreezeForm.part(request, form), by, note);
      case "refused" -> tracking.answered(id, new State.Refused(), by, note);
      case "renew" -> next = desk.renew(id, by);
      case "withdraw" -> desk.withdraw(id, by, note);
      default -> throw new NoSuchPage("Nothing of that name can be noted of a request.");
    }
    return JsonBody.ok(Json.object().put("location", "/freezes/" + next));
  }

  /** The letter, the table, or the JSON. */
  @GetMapping("/freezes/{id}/request.{form}")
  public ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable String form) {
    KeptRequest one = find(id);
    return switch (form) {
      case "pdf" -> file(one, form, MediaType.APPLICATION_PDF, FreezePdf.of(one.request()));
      case "csv" ->
          file(
              one,
              form,
              MediaType.parseMediaType("text/csv;charset=UTF-8"),
              FreezeCsv.of(one.request()).getBytes(StandardCharsets.UTF_8));
      case "json" ->
          file(
              one,
              form,
              MediaType.APPLICATION_JSON,
              (Json.pretty(FreezeJson.of(one.request())) + "\n").getBytes(StandardCharsets.UTF_8));
      default -> throw new NoSuchPage("A request has the forms pdf, csv and json.");
    };
  }

  private static ResponseEntity<byte[]> file(
      KeptRequest one, String form, MediaType type, byte[] bytes) {
    String name = one.reference().replaceAll("[^A-Za-z0-9-]+", "-");
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"freeze-" + name + "." + form + "\"")
        .body(bytes);
  }

  private KeptRequest find(UUID id) {
    return desk.store().find(id).orElseThrow(() -> new NoSuchPage("There is no such request."));
  }
}
