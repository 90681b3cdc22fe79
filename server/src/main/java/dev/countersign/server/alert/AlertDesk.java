package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.AlertStore.Known;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Span;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.alert.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where alerts are raised and taken back. Both are part of the transaction that decided so, and
 * what is to be told of them is looked at as soon as it is committed.
 */
public final class AlertDesk {
  private final JournalStore journal;
  private final IncidentStore incidents;
  private final AlertStore alerts;
  private final Duration gap;
  private final Bell bell;
  private final Tracing tracing;
  private final AlertSpans spans;

  /**
   * A desk over those stores.
   *
   * @param gap after so long without an alert of its group an incident takes no more
   */
  public AlertDesk(
      JournalStore journal, IncidentStore incidents, AlertStore alerts, Duration gap, Bell bell) {
    this(journal, incidents, alerts, gap, bell, Tracing.OFF);
  }

  /** The same, which tells by what each alert came about. */
  public AlertDesk(
      JournalStore journal,
      IncidentStore incidents,
      AlertStore alerts,
      Duration gap,
      Bell bell,
      Tracing tracing) {
    this.journal = journal;
    this.incidents = incidents;
    this.alerts = alerts;
    this.gap = gap;
    this.bell = bell;
    this.tracing = tracing;
    this.spans = new AlertSpans(tracing);
  }

  /**
   * Raises alerts in a transaction of its own.
   *
   * @throws IllegalStateException in a transaction; there, give its journal
   */
  public void raise(Collection<Alert> all) {
    if (!all.isEmpty()) {
      journal.record(entries -> raise(all, entries));
    }
  }

  /**
   * Raises alerts in the deciding transaction at hand: each becomes part of an incident, a new one
   * where its group has none, and the second of a key within its incident is only counted.
   */
  public void raise(Collection<Alert> all, Journal entries) {
    String by = tracing.current();
    raiseTraced(all.stream().map(alert -> new Raised(alert, by)).toList(), entries);
  }

  /** The same for alerts that came about by different things. */
  public void raiseTraced(Collection<Raised> all, Journal entries) {
    if (all.isEmpty()) {
      return;
    }
    List<Raised> traced =
        all.stream().map(one -> new Raised(Bounded.alert(one.alert()), one.traceparent())).toList();
    List<Alert> bounded = traced.stream().map(Raised::alert).toList();
    Map<String, KeptIncident> current =
        incidents.current(bounded.stream().map(Alert::group).collect(Collectors.toSet()));
    Map<UUID, Map<String, Known>> known =
        alerts.known(
            current.values().stream().map(one -> one.incident().id()).toList(),
            bounded.stream().map(Alert::key).collect(Collectors.toSet()));
    Map<UUID, KeptIncident> changed = new LinkedHashMap<>();
    List<Runnable> additions = new ArrayList<>();
    for (Raised one : traced) {
      Alert alert = one.alert();
      KeptIncident before = current.get(alert.group());
      KeptIncident after =
          before == null || !takes(before, alert, known)
              ? opened(one, known, additions, entries)
              : joined(before, one, known, additions, entries);
      current.put(alert.group(), after);
      changed.put(after.incident().id(), after);
    }
    changed.values().forEach(incidents::keep);
    additions.forEach(Runnable::run);
    ringAfterwards();
  }

  /** One that it has is counted even where it is full. */
  private boolean takes(KeptIncident kept, Alert alert, Map<UUID, Map<String, Known>> known) {
    Map<String, Known> own = known.getOrDefault(kept.incident().id(), Map.of());
    return kept.incident().takes(alert, gap)
        || (own.containsKey(alert.key()) && kept.incident().isWithin(alert, gap));
  }

  private KeptIncident opened(
      Raised raised,
      Map<UUID, Map<String, Known>> known,
      List<Runnable> additions,
      Journal entries) {
    Alert alert = raised.alert();
    UUID id = UUID.randomUUID();
    KeptIncident kept =
        new KeptIncident(0, Incident.opened(id, alert), "", "", 0, alert.sentence(), 0);
    entries.add(
        "incident-opened", kept.subject(), Json.object().put("group", kept.incident().group()));
    add(kept, raised, known, additions, entries);
    return kept;
  }

  private KeptIncident joined(
      KeptIncident kept,
      Raised raised,
      Map<UUID, Map<String, Known>> known,
      List<Runnable> additions,
      Journal entries) {
    Alert alert = raised.alert();
    Incident before = kept.incident();
    Known same = known.getOrDefault(before.id(), Map.of()).get(alert.key());
    if (same == null) {
      add(kept, raised, known, additions, entries);
      return with(kept, before.with(alert), alert, kept.repeats());
    }
    additions.add(() -> count(before.id(), alert));
    spans.begun(raised, before.id()).note("countersign.alert.again", "true");
    if (!same.takenBack()) {
      return with(kept, before.counted(alert.at()), alert, kept.repeats() + 1);
    }
    known.getOrDefault(before.id(), new HashMap<>()).put(alert.key(), new Known(0, false));
    entries.add("alert-raised", kept.subject(), body(alert).put("again", true));
    return with(kept, before.withAgain(alert), alert, kept.repeats());
  }

  private void add(
      KeptIncident kept,
      Raised raised,
      Map<UUID, Map<String, Known>> known,
      List<Runnable> additions,
      Journal entries) {
    Alert alert = raised.alert();
    UUID id = UUID.randomUUID();
    UUID incident = kept.incident().id();
    known.computeIfAbsent(incident, one -> new HashMap<>()).put(alert.key(), new Known(0, false));
    Span span = spans.begun(raised, incident).note("countersign.alert", id.toString());
    additions.add(() -> alerts.add(id, incident, alert, span.traceparent()));
    entries.add("alert-raised", kept.subject(), body(alert).put("alert", id.toString()));
  }

  private void count(UUID incident, Alert alert) {
    alerts
        .known(List.of(incident), List.of(alert.key()))
        .getOrDefault(incident, Map.of())
        .values()
        .forEach(one -> alerts.again(one.number(), alert));
  }

  private static KeptIncident with(
      KeptIncident kept, Incident incident, Alert alert, long repeats) {
    boolean worse = alert.severity().compareTo(kept.incident().worst()) > 0;
    boolean calledAgain = incident.round() != kept.incident().round();
    return new KeptIncident(
        kept.number(),
        incident,
        calledAgain ? "" : kept.statusBy(),
        calledAgain ? "" : kept.reason(),
        repeats,
        worse ? alert.sentence() : kept.title(),
        kept.fedTo());
  }

  /**
   * Takes back, in a transaction of its own, what was seen in blocks that left the chain.
   *
   * @param fromBlock the lowest block that left it
   * @throws IllegalStateException in a transaction; there, give its journal
   */
  public void takeBack(long chain, long fromBlock) {
    journal.record(entries -> takeBack(chain, fromBlock, entries));
  }

  /** The same in the deciding transaction at hand; how many alerts were taken back. */
  public int takeBack(long chain, long fromBlock, Journal entries) {
    Instant now = journal.now();
    Map<UUID, List<KeptAlert>> gone =
        alerts.takeBack(chain, fromBlock, now).stream()
            .collect(Collectors.groupingBy(KeptAlert::incident));
    if (gone.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (KeptIncident kept : incidents.held(gone.keySet())) {
      List<KeptAlert> all = gone.getOrDefault(kept.incident().id(), List.of());
      Map<Severity, Long> severities = new EnumMap<>(Severity.class);
      for (KeptAlert one : all) {
        severities.merge(one.severity(), 1L, Long::sum);
        entries.add(
            "alert-taken-back",
            kept.subject(),
            Json.object()
                .put("alert", one.id().toString())
                .put("code", one.code())
                .put("sentence", one.sentence())
                .put("chain", chain)
                .put("fromBlock", fromBlock));
      }
      Incident after = kept.incident().without(severities);
      if (after.isTakenBack()) {
        entries.add(
            "incident-taken-back", kept.subject(), Json.object().put("alerts", after.alerts()));
      }
      incidents.keep(
          new KeptIncident(
              kept.number(),
              after,
              kept.statusBy(),
              kept.reason(),
              kept.repeats(),
              kept.title(),
              kept.fedTo()));
      count += all.size();
    }
    ringAfterwards();
    return count;
  }

  private static ObjectNode body(Alert alert) {
    ObjectNode body = Json.object();
    body.put("code", alert.code().code());
    body.put("severity", StandingJson.word(alert.severity()));
    body.put("about", alert.subject());
    body.put("key", alert.key());
    body.put("sentence", alert.sentence());
    body.set("evidence", AlertStore.evidence(alert.evidence()));
    body.put("at", alert.at().toString());
    if (alert.seen().isPresent()) {
      Sighting seen = alert.seen().get();
      body.put("chain", seen.chain());
      seen.block().ifPresent(block -> body.put("block", block));
      seen.transaction().ifPresent(hash -> body.put("transaction", hash.toHex()));
    }
    return body;
  }

  private void ringAfterwards() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              bell.ring();
            }
          });
    } else {
      bell.ring();
    }
  }
}
