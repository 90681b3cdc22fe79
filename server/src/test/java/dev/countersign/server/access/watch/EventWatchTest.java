package dev.countersign.server.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.access.event.Visit;
import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.Sighting;
import dev.countersign.access.watch.WatchStatus;
import dev.countersign.access.watch.Watching;
import dev.countersign.server.access.event.Arrived;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.indicator.IndicatorStore;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers of one database, one of which stands still longer than it may. */
class EventWatchTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration TOO_LONG = Duration.ofSeconds(4);

  @TempDir private Path folder;

  private CrashingPostgres postgres;
  private Database database;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @BeforeEach
  void begin() {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
  }

  @AfterEach
  void end() {
    database.close();
    postgres.close();
  }

  @Test
  void whoStoodStillKeepsNothingOfWhatAnotherWatchedMeanwhile() {
    Server second = new Server("second", () -> {});
    Server first =
        new Server(
            "first",
            () -> {
              now.updateAndGet(at -> at.plus(TOO_LONG));
              assertThat(second.watch.round()).isTrue();
            });
    happens("one");
    assertThat(first.watch.round()).isFalse();
    assertThat(first.watch.status()).isEmpty();
    assertThat(second.watch.status()).isPresent();
    assertThat(saidBy()).containsExactly("second");
  }

  @Test
  void whoTakesTheWatchAgainKnowsWhatCameMeanwhile() {
    Server first = new Server("first", () -> {});
    Server second = new Server("second", () -> {});
    happens("one");
    assertThat(first.watch.round()).isTrue();
    now.updateAndGet(at -> at.plus(TOO_LONG));
    happens("two");
    assertThat(second.watch.round()).isTrue();
    second.watch.close();
    happens("three");
    assertThat(first.watch.round()).isTrue();
    assertThat(first.engines.getLast().seen).containsExactly("one", "two", "three");
  }

  private void happens(String id) {
    AccessEvent event =
        new AccessEvent(
            id,
            Source.OKTA,
            now.get(),
            Activity.SIGN_IN,
            Result.SUCCESS,
            "user.session.start",
            new Actor("1", "grace@example.com", Actor.Kind.PERSON),
            Target.NOTHING,
            Visit.NONE,
            Client.UNKNOWN,
            Map.of());
    new EventStore(database.source()).add("okta", List.of(new Arrived(event, "{}")), now.get());
  }

  /** The sessions of findings, each of which is named after the server that found it. */
  private List<String> saidBy() {
    return JdbcClient.create(database.source())
        .sql("select session from account_finding order by 1")
        .query(String.class)
        .list();
  }

  /** A server whose engine finds something in each event. */
  private final class Server {
    private final List<Engine> engines = new ArrayList<>();
    private final EventWatch watch;

    Server(String name, Runnable meanwhile) {
      DataSource source = database.source();
      InstantSource clock = now::get;
      watch =
          new EventWatch(
              source,
              new Sightings(
                  new PeopleStore(source),
                  new SessionStore(source, clock),
                  new AccountFindings(source)),
              new JournalStore(source, clock),
              found -> {
                engines.add(new Engine(name, meanwhile, found));
                return engines.getLast();
              },
              new KnownNetworks(new IndicatorStore(source)),
              Duration.ofDays(30),
              clock);
    }
  }

  private record Engine(
      String name, Runnable meanwhile, Consumer<Sighting> found, List<String> seen)
      implements Watching {
    Engine(String name, Runnable meanwhile, Consumer<Sighting> found) {
      this(name, meanwhile, found, new ArrayList<>());
    }

    @Override
    public void accept(AccessEvent event, Instant arrived) {
      seen.add(event.id());
      found.accept(
          new Sighting(
              AccessFinding.NETWORK_OF_THIEVES,
              event.person(),
              name,
              event.at(),
              "It was seen by the " + name + ".",
              List.of(),
              "nothing",
              Map.of()));
      meanwhile.run();
    }

    @Override
    public WatchStatus status() {
      return new WatchStatus(seen.size(), 0, 0, 0, 0, 0, 0, 1, null);
    }
  }
}
