package dev.countersign.server.sink;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.alert.AlertStore;
import dev.countersign.server.alert.Bell;
import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.store.Database;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.watch.StopRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A sink over a real database, as a server has it; also as a process of its own that is killed. */
final class SinkHouse implements AutoCloseable {
  final Database database;
  final JournalStore journal;
  final Installation installation;
  final AlertStore alerts;
  final StopRule stop;
  final FindingSink sink;
  final DeadLetterDesk letters;

  SinkHouse(String url, Path kafka, String topic) {
    Clock clock = Clock.systemUTC();
    database = Database.open(url, null, null);
    journal = new JournalStore(database.source(), clock);
    installation = new Installation(database.source());
    alerts = new AlertStore(database.source());
    stop = new StopRule(database.source(), new StopDesk(journal, installation, clock), journal);
    AlertDesk desk =
        new AlertDesk(
            journal, new IncidentStore(database.source()), alerts, Duration.ofHours(1), new Bell());
    letters = new DeadLetterDesk(database.source(), journal, desk, stop, Tracing.OFF);
    sink =
        new FindingSink(
            FindingsTopic.of(kafka, topic),
            database.source(),
            journal,
            desk,
            stop,
            Tracing.OFF,
            clock);
  }

  /** Reads until the process is killed. */
  public static void main(String[] args) throws InterruptedException {
    SinkHouse house = new SinkHouse(args[0], Path.of(args[1]), args[2]);
    while (true) {
      house.sink.round();
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    sink.close();
    database.close();
  }
}
