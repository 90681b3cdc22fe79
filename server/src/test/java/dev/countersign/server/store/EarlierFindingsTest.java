package dev.countersign.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.finding.AccountFindings.Wanted;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What was found before findings were kept by themselves is found again after the upgrade. */
class EarlierFindingsTest {
  /** The last step before the one that keeps findings. */
  private static final String BEFORE = "28";

  private static final UUID ADA = UUID.randomUUID();
  private static final UUID BEN = UUID.randomUUID();
  private static final UUID SESSION = UUID.randomUUID();
  private static final UUID MACHINE = UUID.randomUUID();

  private DataFolder data;
  private EmbeddedPostgres postgres;
  private Database database;
  private JdbcClient jdbc;
  private Instant now = Instant.now();

  @BeforeEach
  void start(@TempDir Path folder) {
    data = DataFolder.open(Prepared.programIn(folder));
    postgres = EmbeddedPostgres.start(data, progress -> {});
    database = Database.connect(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    database.bringUpToDate(BEFORE);
    jdbc = JdbcClient.create(database.source());
    person(ADA, "ada@example.com");
    person(BEN, "ben@example.com");
    session();
    machine();
  }

  @AfterEach
  void stop() {
    database.close();
    postgres.close();
    data.close();
  }

  @Test
  void isReadThroughTheStoreAsWhatItWas() {
    JournalStore journal = new JournalStore(database.source(), () -> now);
    Instant today = now;
    now = today.minus(Duration.ofDays(15));
    found(journal, "session/" + SESSION, ADA, "session-copied", "critical");
    now = today.minus(Duration.ofDays(13)).truncatedTo(ChronoUnit.MICROS);
    Instant copied = now;
    found(journal, "session/" + SESSION, ADA, "session-copied", "critical");
    now = today.minus(Duration.ofDays(1));
    found(journal, "person/" + BEN, BEN, "passkey-of-another", "high");
    found(journal, "machine/" + MACHINE, null, "token-copied", "critical");
    found(journal, "wallet/" + UUID.randomUUID(), null, "service-unasked", "medium");
    found(journal, "person/" + BEN, UUID.randomUUID(), "passkey-of-another", "high");
    found(journal, "person/" + BEN, BEN, "passkey-of-another", "unheard-of");
    now = today;

    database.bringUpToDate(null);

    AccountFindings findings = new AccountFindings(database.source());
    assertThat(findings.all(new Wanted(null, Severity.INFO, ""), Long.MAX_VALUE, 100))
        .extracting(AccountFinding::code)
        .containsExactly("token-copied", "passkey-of-another", "session-copied");
    assertThat(findings.open()).isEqualTo(3);

    List<AccountFinding> adas = findings.ofPerson(ADA, now);
    assertThat(adas).hasSize(1);
    AccountFinding one = adas.getFirst();
    assertThat(one.at()).isEqualTo(copied);
    assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(one.source()).isEqualTo("countersign");
    assertThat(one.account()).isEqualTo("ada@example.com");
    assertThat(one.session()).isEqualTo(SESSION.toString());
    assertThat(one.browser()).isEqualTo("thumbprint of her browser");
    assertThat(one.sentence()).isEqualTo("What was found: session-copied");
    assertThat(one.state()).isEqualTo(AccountFinding.State.OPEN);
    assertThat(one.events()).isEmpty();
    assertThat(one.evidence()).isEmpty();
    assertThat(one.part().weight().start()).as("it counts for the risk").isEqualTo(90);
    assertThat(findings.find(one.id())).contains(one);

    assertThat(findings.ofPerson(BEN, now))
        .singleElement()
        .satisfies(bens -> assertThat(bens.session()).isEmpty())
        .satisfies(bens -> assertThat(bens.browser()).isEmpty());
    assertThat(findings.ofMachine(MACHINE, ADA, now))
        .extracting(AccountFinding::subject)
        .containsExactly("machine/" + MACHINE, "person/" + ADA);
  }

  /** Nobody is held up, and nobody is told, because of an upgrade. */
  @Test
  void isAnsweredAlreadySoThatNothingIsDoneAboutItAnew() {
    JournalStore journal = new JournalStore(database.source(), () -> now);
    found(journal, "session/" + SESSION, ADA, "session-copied", "critical");
    database.bringUpToDate(null);
    assertThat(
            jdbc.sql("select count(*) from account_finding where not answered")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(journal.after(0, 10)).as("what was told stays as it was told").hasSize(1);
  }

  private static void found(
      JournalStore journal, String subject, @Nullable UUID person, String code, String severity) {
    ObjectNode body =
        Json.object()
            .put("code", code)
            .put("severity", severity)
            .put("sentence", "What was found: " + code);
    if (person != null) {
      body.put("person", person.toString());
    }
    journal.record(entries -> entries.add("finding", subject, body));
  }

  private void person(UUID id, String email) {
    jdbc.sql(
            "insert into person (id, name, email, state, added_at)"
                + " values (:id, 'Somebody', :email, 'active', now())")
        .param("id", id)
        .param("email", email)
        .update();
  }

  private void session() {
    jdbc.sql(
            """
            insert into passkey (credential_id, person, label, public_key, attestation_object,
              client_data, signature_count, user_verified, backup_eligible, backed_up, transports,
              added_at, used_at)
            values ('\\x01', :person, 'key', '', '', '', 0, true, false, false, '', now(), now())
            """)
        .param("person", ADA)
        .update();
    jdbc.sql(
            """
            insert into session (id, secret_sha256, person, key_thumbprint, seal_sha256, sealed_at,
              began_at, seen_at, expires_at, passkey, user_agent, network)
            values (:id, 'x', :person, 'thumbprint of her browser', 'y', now(), now(), now(),
              :until, '\\x01', '', '')
            """)
        .param("id", SESSION)
        .param("person", ADA)
        .param("until", Timestamp.from(now.plus(Duration.ofHours(1))))
        .update();
  }

  private void machine() {
    jdbc.sql(
            """
            insert into machine (id, name, scopes, responsible, key, key_thumbprint, added_at)
            values (:id, 'payout-bot', 'request', :person, '{}', 'z', now())
            """)
        .param("id", MACHINE)
        .param("person", ADA)
        .update();
  }
}
