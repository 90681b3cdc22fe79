package dev.countersign.server.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.posture.ObservedSource;
import dev.countersign.gate.key.Secret;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.Intake;
import dev.countersign.server.access.mapping.OwnMappings;
import dev.countersign.server.access.mapping.SourceReaders;
import dev.countersign.server.access.settings.AccessSettings;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings;
import dev.countersign.server.access.settings.PullSettings.Kind;
import dev.countersign.server.access.settings.SignalSettings;
import dev.countersign.server.guard.TrustedProxies;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of the logs that come in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessSeenTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private DataFolder data;
  private EmbeddedPostgres postgres;
  private Database database;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = DataFolder.open(Prepared.in(folder));
    postgres = EmbeddedPostgres.start(data, progress -> {});
    database = Database.open(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }

  @AfterAll
  void stop() {
    database.close();
    postgres.close();
    data.close();
  }

  private AccessSeen seen() {
    PullSettings duo =
        new PullSettings(
            "duo",
            Kind.DUO,
            URI.create("https://api-example.duosecurity.com"),
            new PullKey.Signing("DIX", new Secret("s".toCharArray()), ""),
            Duration.ofMinutes(1));
    return new AccessSeen(
        new EventStore(database.source()),
        new AccessSettings(
            Duration.ofDays(90),
            Duration.ofDays(30),
            List.of(),
            KnownNetworks.none(),
            List.of(duo),
            SignalSettings.NONE,
            null,
            TrustedProxies.NONE),
        database.source(),
        () -> NOW);
  }

  private void readTo(String log, Instant moment) {
    JdbcClient.create(database.source())
        .sql(
            "insert into access_pull (name, cursor, read_to, asked_at) values (:name, 'https://x',"
                + " :to, :to) on conflict (name) do update set read_to = excluded.read_to")
        .param("name", log)
        .param("to", Timestamp.from(moment))
        .update();
  }

  @Test
  void tellsOfALogThatIsNotReadWhileAnotherOfTheSystemComesIn() {
    assertThat(seen().all())
        .as("the whole is silent, which is one thing and not three")
        .containsExactly(new ObservedSource("Duo", null, 0, null));
    new Intake(
            new SourceReaders(new OwnMappings(database.source())),
            new EventStore(database.source()),
            () -> NOW)
        .take(
            "duo",
            "{\"action\":\"admin_login\",\"username\":\"Grace\",\"timestamp\":1772441000,"
                + "\"isotimestamp\":\"2026-03-02T08:43:20+00:00\",\"object\":null,\"description\":\"{}\"}");
    readTo("duo-admin", NOW.minusSeconds(30));
    readTo("duo", NOW.minus(Duration.ofDays(3)));
    assertThat(seen().all())
        .containsExactly(
            new ObservedSource("Duo", Instant.parse("2026-03-02T08:43:20Z"), 1, null),
            new ObservedSource("Duo (duo, not read)", NOW.minus(Duration.ofDays(3)), 0, null));
    readTo("duo", NOW.minusSeconds(90));
    assertThat(seen().all()).hasSize(1);
  }
}
