package dev.countersign.server.access.pull;

import dev.countersign.gate.key.Secret;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.event.SourceState;
import dev.countersign.server.access.mapping.OwnMappings;
import dev.countersign.server.access.mapping.SourceReaders;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings;
import dev.countersign.server.access.settings.PullSettings.Kind;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database, and a source that is asked, for the tests of asking. */
final class PullRoom implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

  final EventStore events;
  FakeLog source = new FakeLog();
  Instant now = BEGIN;
  private final DataFolder data;
  private final EmbeddedPostgres postgres;
  private final Database database;

  PullRoom(Path folder) {
    data = DataFolder.open(Prepared.in(folder));
    postgres = EmbeddedPostgres.start(data, progress -> {});
    database = Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    events = new EventStore(database.source());
  }

  /** Everything as at the beginning, with another source. */
  void clear() {
    source.close();
    source = new FakeLog();
    now = BEGIN;
    for (String table : List.of("access_event", "access_source", "access_pull")) {
      JdbcClient.create(database.source()).sql("delete from " + table).update();
    }
  }

  static Secret secret(String text) {
    return new Secret(text.toCharArray());
  }

  /** A log of the source, as a server that has just begun asks it. */
  Pull pull(Kind kind, String log, PullKey key) {
    return pull(kind, log, key, source.address());
  }

  Pull pull(Kind kind, String log, PullKey key, URI address) {
    PullSettings settings = new PullSettings("test", kind, address, key, Duration.ofSeconds(5));
    return pull(settings, log, Objects.requireNonNull(Logs.of(settings).get(log)));
  }

  Pull pull(PullSettings settings, String name, Log log) {
    return new Pull(
        "test" + name,
        settings,
        log,
        Credentials.of(settings, () -> now),
        new Intake(new SourceReaders(new OwnMappings(database.source())), events, () -> now),
        new PullStore(database.source()),
        () -> now);
  }

  /** Some time later it is asked again. */
  void later(Pull pull, long seconds) {
    now = now.plusSeconds(seconds);
    pull.round();
  }

  SourceState state(String name) {
    return events.state(name).orElseThrow();
  }

  @Override
  public void close() {
    source.close();
    database.close();
    postgres.close();
    data.close();
  }
}
