package dev.countersign.server.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.Chain;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.Contact;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.HolderKind;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Tracking;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a real database, at times that the test says. */
class FreezeRemindersTest {
  private static final ChainAsset ETH =
      new ChainAsset(new Chain("eip155:1", "Ethereum"), "native", "ETH", 18);

  @TempDir private Path folder;
  private CrashingPostgres postgres;
  private Database database;
  private JournalStore journal;
  private FreezeStore store;
  private FreezeReminders reminders;
  private Instant now = Instant.parse("2036-08-01T12:00:00Z");

  @BeforeEach
  void start() {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    journal = new JournalStore(database.source(), () -> now);
    store = new FreezeStore(database.source());
    reminders = new FreezeReminders(journal, store, Waits.USUAL);
  }

  @AfterEach
  void stop() {
    database.close();
    postgres.close();
  }

  @Test
  void saysWhatWaitsTooLongOnceAndAgainEachDay() {
    UUID id = drafted();
    pass(Duration.ofMinutes(119));
    assertThat(told(id)).isEmpty();

    pass(Duration.ofMinutes(1));
    assertThat(told(id))
        .singleElement()
        .satisfies(one ->
            assertThat(one.body())
                .contains("The request CASE-7/1 has been drafted for 2 hours", "Exchange One"));
    reminders.remind();
    assertThat(told(id)).hasSize(1);

    pass(Duration.ofHours(23));
    assertThat(told(id)).hasSize(1);
    pass(Duration.ofHours(1));
    assertThat(told(id)).hasSize(2);
    assertThat(told(id).getLast().body()).contains("its deadline has passed");
  }

  @Test
  void goesOnEachDayInEveryStateUntilSomebodyActsAndEndsWithTheAnswer() {
    UUID id = drafted();
    for (int day = 0; day < 10; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(told(id)).hasSize(10);

    step(id, new State.Sent(new Recheck("CASE-7/1", now, List.of())));
    pass(Duration.ofMinutes(1));
    int sent = told(id).size();
    for (int day = 0; day < 5; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(told(id)).hasSize(sent + 5);
    assertThat(told(id).getLast().body()).contains("has been sent for 5 days");

    step(id, new State.PartlyFrozen(List.of(new Quantity(ETH, Amount.of(3)))));
    pass(Duration.ofDays(8));
    pass(Duration.ofDays(1));
    assertThat(told(id).getLast().body()).contains("partly frozen");
    int partly = told(id).size();

    step(id, new State.Frozen());
    pass(Duration.ofDays(30));
    assertThat(told(id)).hasSize(partly);
  }

  private void step(UUID id, State next) {
    journal.record(entries -> {
      Tracking after =
          store.find(id).orElseThrow().tracking().then(next, "person/a", "", () -> now);
      store.step(id, after, Waits.USUAL.due(after).orElse(null));
    });
  }

  @Test
  void saysNothingOfWhatWasWithdrawn() {
    UUID id = drafted();
    journal.record(entries ->
        store.close(
            id, new KeptRequest.Closed(now, "person/a", "They called us", Optional.empty())));
    pass(Duration.ofDays(3));
    assertThat(told(id)).isEmpty();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    reminders.remind();
  }

  private List<JournalEntry> told(UUID id) {
    return journal.about("freeze/" + id).stream()
        .filter(one -> one.kind().equals("freeze-waits"))
        .toList();
  }

  private UUID drafted() {
    UUID trace = UUID.randomUUID();
    JdbcClient.create(database.source())
        .sql(
            "insert into trace (id, asked_by, asked_at, asked, state, beat_at)"
                + " values (:id, 'person/a', :at, '{}', 'waiting', :at)")
        .param("id", trace)
        .param("at", Timestamp.from(now))
        .update();
    Holder holder = new Holder(HolderKind.EXCHANGE, "Exchange One", "");
    Quantity one = new Quantity(ETH, Amount.of(10));
    FreezeRequest request =
        new FreezeRequest(
            "CASE-7/1",
            new Terms(
                "CASE-7",
                new Company("Example", "", new Contact("Desk", "desk@custody.example", "")),
                "By law.",
                now,
                now.plus(Duration.ofDays(1))),
            holder,
            one,
            now,
            "first in, first out",
            List.of(
                new Resting(
                    holder,
                    "0x01",
                    one,
                    Amount.of(10),
                    100,
                    List.of(new Arrival("0x02", 7, now, Amount.of(10))))));
    UUID id = UUID.randomUUID();
    Tracking tracking = Tracking.of(request, "person/a", "", () -> now);
    journal.record(entries ->
        store.add(id, trace, request, tracking, Waits.USUAL.due(tracking).orElseThrow()));
    return id;
  }
}
