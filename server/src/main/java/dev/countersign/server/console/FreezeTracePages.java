package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.TraceFacts;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.book.Book;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.change.Forms;
import dev.countersign.server.evidence.EvidenceDesk;
import dev.countersign.server.freeze.FreezeDesk;
import dev.countersign.server.freeze.FreezeSums;
import dev.countersign.server.freeze.KeptRequest;
import dev.countersign.server.freeze.Letterhead;
import dev.countersign.server.lure.LureHouse;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.trace.TraceDesk;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.trace.report.Dossier;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom a trace's result lets the company ask, and the requests that were made of it. */
@Controller
public final class FreezeTracePages {
  private final FreezeDesk desk;
  private final TraceDesk traces;
  private final EvidenceDesk evidence;
  private final CaseStore cases;
  private final TraceReader reader;
  private final LureHouse house;
  private final Requesters requesters;
  private final Clock clock;

  /** Pages over that desk. */
  public FreezeTracePages(
      FreezeDesk desk,
      TraceDesk traces,
      EvidenceDesk evidence,
      CaseStore cases,
      Book book,
      LureHouse house,
      Requesters requesters,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.traces = traces;
    this.evidence = evidence;
    this.cases = cases;
    this.reader = new TraceReader(traces, book, pages);
    this.house = house;
    this.requesters = requesters;
    this.clock = clock;
  }

  /**
   * Somebody who can be asked.
   *
   * @param totals in words
   * @param share of what was stolen
   * @param contact where the last request went to
   */
  public record Party(
      String name,
      String kind,
      List<String> totals,
      String share,
      int addresses,
      String contact,
      boolean asked) {
    /** Copies. */
    public Party {
      totals = List.copyOf(totals);
    }
  }

  /** A bundle of evidence that was made. */
  public record Bundle(String at, String by, String hash) {}

  /** Who could be asked, what was asked, and the form for new ones. */
  @GetMapping("/traces/{id}/freezes")
  public ResponseEntity<byte[]> page(@PathVariable UUID id) {
    Dossier dossier = reader.dossier(id);
    List<KeptRequest> requests = desk.store().of(id);
    Instant now = clock.instant();
    Map<String, Object> values = new HashMap<>();
    values.put("trouble", "");
    values.put("parties", List.of());
    values.put("sums", List.of());
    try {
      TraceFacts facts = desk.facts(id);
      values.put("parties", parties(facts, requests, dossier));
      values.put("sums", FreezeSumLine.of(FreezeSums.of(requests, facts)));
    } catch (UnreadableInput e) {
      values.put("trouble", e.sentence());
    }
    values.put(
        "requests",
        requests.stream().map(one -> FreezeLine.of(one, requesters::name, now)).toList());
    values.put(
        "letterhead",
        desk.store()
            .letterhead()
            .orElseGet(() -> Letterhead.first(house.contacts().store().us().name())));
    values.put(
        "bundles",
        evidence.of(id).stream()
            .map(one ->
                new Bundle(Moments.of(one.at()), requesters.name(one.by()), one.manifestSha256()))
            .toList()
            .reversed());
    values.put("caseNumber", caseNumber(id, requests));
    return reader.page(id, dossier, "/freezes", "trace-freezes", values);
  }

  /** Drafts one for each holder without one. */
  @PostMapping("/traces/{id}/freezes")
  public ResponseEntity<byte[]> draft(
      SignedIn who, @PathVariable UUID id, @RequestParam Map<String, String> form) {
    reader.dossier(id);
    desk.draft(
        id,
        who.getName(),
        Forms.text(form, "case", "The case number", 50),
        FreezeForm.letterhead(form),
        FreezeForm.contacts(form));
    return JsonBody.ok(Json.object().put("location", "/traces/" + id + "/freezes"));
  }

  /** Asks the trace again. */
  @PostMapping("/traces/{id}/freezes/again")
  public ResponseEntity<byte[]> again(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String back) {
    reader.dossier(id);
    desk.agains().ask(id, who.getName());
    boolean toRequest = back.matches("[0-9a-f-]{36}");
    return JsonBody.ok(
        Json.object()
            .put("location", toRequest ? "/freezes/" + back : "/traces/" + id + "/freezes"));
  }

  /** That of the last request, or of the newest case that is about the trace. */
  private String caseNumber(UUID id, List<KeptRequest> requests) {
    return CaseNumber.suggested(
        requests.stream().map(one -> one.request().terms().caseNumber()).reduce((a, b) -> b),
        cases.about(new Thing(Thing.Kind.TRACE, id.toString())),
        traces.store().find(id).map(one -> one.number()).orElse(0L));
  }

  private static List<Party> parties(
      TraceFacts facts, List<KeptRequest> requests, Dossier dossier) {
    Map<Holder, List<Resting>> there = new LinkedHashMap<>();
    for (Resting one : facts.resting()) {
      Holder holder = one.holder();
      if (holder != null) {
        there.computeIfAbsent(holder, any -> new ArrayList<>()).add(one);
      }
    }
    return there.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Holder::kind).thenComparing(Holder::name)))
        .map(one -> party(one.getKey(), one.getValue(), requests, dossier))
        .toList();
  }

  private static Party party(
      Holder holder, List<Resting> there, List<KeptRequest> requests, Dossier dossier) {
    Amount value = there.stream().map(Resting::value).reduce(Amount.ZERO, Amount::plus);
    return new Party(
        holder.name(),
        holder.kind().word(),
        Quantity.sums(there.stream().map(Resting::what).toList()).stream()
            .map(Quantity::words)
            .toList(),
        dossier.share(value.units()),
        there.size(),
        holder.contact(),
        requests.stream()
            .anyMatch(one ->
                one.closed().isEmpty()
                    && one.request().holder().kind() == holder.kind()
                    && one.request().holder().name().equals(holder.name())));
  }
}
