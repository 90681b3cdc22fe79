package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** All that deals with alerts over a real database. */
final class AlertHouse implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
  static final Duration GAP = Duration.ofHours(1);

  volatile Instant now = NOON;

  final InstantSource clock = () -> now;
  final AtomicInteger rung = new AtomicInteger();
  final CrashingPostgres postgres;
  final Database database;
  final JournalStore journal;
  final IncidentStore incidents;
  final AlertStore alerts;
  final Bell bell = new Bell();
  final AlertDesk desk;

  AlertHouse(Path folder) {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    journal = new JournalStore(database.source(), clock);
    incidents = new IncidentStore(database.source());
    alerts = new AlertStore(database.source());
    bell.wakes(rung::incrementAndGet);
    desk = new AlertDesk(journal, incidents, alerts, GAP, bell);
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }

  static Alert alert(Severity severity, String group, String key, Instant at) {
    return alert(severity, group, key, at, Optional.empty());
  }

  static Alert inBlock(Severity severity, String group, String key, Instant at, long block) {
    return alert(
        severity,
        group,
        key,
        at,
        Optional.of(new Sighting(1, Optional.of(block), Optional.of(Bytes.of(new byte[32])))));
  }

  private static Alert alert(
      Severity severity, String group, String key, Instant at, Optional<Sighting> seen) {
    return new Alert(
        WatchFinding.MOVED_UNCOUNTERSIGNED,
        severity,
        group,
        group,
        key,
        "Something of " + group + " moved: " + key,
        Map.of("from", "0x1111111111111111111111111111111111111111"),
        seen,
        at);
  }

  List<KeptIncident> all() {
    return incidents.all(new IncidentStore.Wanted(null, Severity.INFO, ""), 100, 0);
  }

  KeptIncident only() {
    List<KeptIncident> all = all();
    if (all.size() != 1) {
      throw new AssertionError("there are " + all.size() + " incidents");
    }
    return all.getFirst();
  }

  List<String> kinds(KeptIncident incident) {
    return journal.about(incident.subject()).stream().map(entry -> entry.kind()).toList();
  }

  List<JsonNode> told(KeptIncident incident, String kind) {
    return journal.about(incident.subject()).stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(entry -> Json.parse(entry.body(), "The body"))
        .toList();
  }
}
