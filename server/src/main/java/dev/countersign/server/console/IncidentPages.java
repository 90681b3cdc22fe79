package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.DeliveryStore;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.alert.IncidentDesk;
import dev.countersign.server.alert.IncidentStore.Wanted;
import dev.countersign.server.alert.KeptAlert;
import dev.countersign.server.alert.KeptIncident;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.catalogue.Entry;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.Query;
import dev.countersign.server.page.Words;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.sink.DeadLetterDesk;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import dev.countersign.watch.alert.Incident.Status;
import java.time.Clock;
import java.time.Instant;
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

/** What happened that somebody must look at, and who is at it. */
@Controller
public final class IncidentPages {
  private static final int A_PAGE = 50;
  private static final int LONGEST = 200;
  private static final int SHOWN = 100;
  private static final int DRAWN = 500;
  private static final int LAST_PAGE = 1_000;

  private final IncidentDesk desk;
  private final AlertStore alerts;
  private final DeliveryStore deliveries;
  private final JournalStore journal;
  private final WalletStore wallets;
  private final BitcoinWalletStore bitcoin;
  private final DeadLetterDesk letters;
  private final Requesters requesters;
  private final Catalogue catalogue;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that desk. */
  public IncidentPages(
      IncidentDesk desk,
      AlertStore alerts,
      DeliveryStore deliveries,
      JournalStore journal,
      WalletStore wallets,
      BitcoinWalletStore bitcoin,
      DeadLetterDesk letters,
      Requesters requesters,
      Catalogue catalogue,
      Pages pages,
      Clock clock) {
    this.desk = desk;
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.journal = journal;
    this.wallets = wallets;
    this.bitcoin = bitcoin;
    this.letters = letters;
    this.requesters = requesters;
    this.catalogue = catalogue;
    this.pages = pages;
    this.clock = clock;
  }

  /** The incidents, open ones first. */
  @GetMapping("/incidents")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "info") String from,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page) {
    Status status = status(show);
    Severity least = severity(from);
    String words = q.strip().length() > LONGEST ? q.strip().substring(0, LONGEST) : q.strip();
    int at = Math.clamp(page, 0, LAST_PAGE);
    Instant now = clock.instant();
    List<KeptIncident> found =
        desk.store().all(new Wanted(status, least, words), A_PAGE, at * A_PAGE);
    String shown = status == null ? "all" : status.name().toLowerCase(Locale.ROOT);
    String leastWord = least.name().toLowerCase(Locale.ROOT);
    Map<String, Object> values = new HashMap<>();
    values.put("incidents", found.stream().map(one -> line(one, now)).toList());
    values.put("show", shown);
    values.put("from", leastWord);
    values.put("words", words);
    values.put("open", desk.store().open());
    values.put("unread", letters.store().isUsed() ? letters.store().open() : null);
    values.put(
        "next",
        found.size() < A_PAGE
            ? ""
            : "/incidents?show="
                + shown
                + "&from="
                + leastWord
                + "&q="
                + Query.of(words)
                + "&page="
                + (at + 1));
    return pages.page(HttpStatus.OK, "incidents", values);
  }

  /** One of them. */
  @GetMapping("/incidents/{id}")
  public ResponseEntity<byte[]> one(@PathVariable UUID id) {
    KeptIncident kept = find(id);
    Instant now = clock.instant();
    List<KeptAlert> worst = alerts.worst(id, SHOWN);
    List<Told> told = deliveries.of(id, 500);
    List<DeliveryStore.Attempt> attempts =
        deliveries.attempts(told.stream().map(Told::id).toList());
    List<TimelineLine> timeline =
        journal.about(kept.subject()).stream()
            .flatMap(entry -> TimelineLine.of(entry, this::name).stream())
            .toList();
    Map<String, Object> values = new HashMap<>();
    values.put("incident", line(kept, now));
    values.put("alerts", worst.stream().map(AlertLine::of).toList());
    values.put("more", kept.incident().alerts() - worst.size());
    values.put(
        "timeline",
        timeline.subList(Math.max(0, timeline.size() - SHOWN), timeline.size()).reversed());
    values.put("earlier", Math.max(0, timeline.size() - SHOWN));
    values.put(
        "deliveries",
        told.stream()
            .map(one -> DeliveryLine.of(one, name(one.recipient()), attempts, now))
            .toList());
    values.put(
        "remedies",
        worst.stream()
            .map(KeptAlert::code)
            .distinct()
            .flatMap(code -> catalogue.find(code).stream())
            .map(Entry::remedy)
            .filter(text -> !text.isBlank())
            .map(Words::of)
            .toList());
    return pages.page(HttpStatus.OK, "incident", values);
  }

  /** The addresses involved. */
  @GetMapping("/incidents/{id}/graph.json")
  public ResponseEntity<byte[]> graph(@PathVariable UUID id) {
    find(id);
    return JsonBody.ok(IncidentGraph.of(alerts.worst(id, DRAWN), wallets::find, bitcoin::label));
  }

  /** Takes it on. */
  @PostMapping("/incidents/{id}/acknowledge")
  public ResponseEntity<byte[]> acknowledge(SignedIn who, @PathVariable UUID id) {
    desk.acknowledge(id, who.person().subject());
    return done(id);
  }

  /** Says that it is over. */
  @PostMapping("/incidents/{id}/resolve")
  public ResponseEntity<byte[]> resolve(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.resolve(id, who.person().subject(), reason);
    return done(id);
  }

  /** Opens it again. */
  @PostMapping("/incidents/{id}/reopen")
  public ResponseEntity<byte[]> reopen(
      SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
    desk.reopen(id, who.person().subject(), reason);
    return done(id);
  }

  private KeptIncident find(UUID id) {
    return desk.store().find(id).orElseThrow(() -> new NoSuchPage("There is no such incident."));
  }

  private IncidentLine line(KeptIncident one, Instant now) {
    IncidentAbout about =
        IncidentAbout.of(
            one.incident().group(), id -> wallets.find(id).map(Wallet::label), bitcoin::label);
    return IncidentLine.of(one, about, name(one.statusBy()), now);
  }

  private String name(String subject) {
    return subject.isEmpty() ? "" : requesters.name(subject);
  }

  private static @Nullable Status status(String word) {
    for (Status one : Status.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return null;
  }

  private static Severity severity(String word) {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return Severity.INFO;
  }

  private static ResponseEntity<byte[]> done(UUID id) {
    return JsonBody.ok(Json.object().put("location", "/incidents/" + id));
  }
}
