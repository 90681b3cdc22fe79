package dev.countersign.server.finding;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.finding.AccountFinding.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The findings in the database. Whoever changes one does so in a deciding transaction. */
public final class AccountFindings {
  /** Nothing is left of the risk of one that is older. */
  private static final Duration LONGEST = Duration.ofDays(14);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public AccountFindings(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Which ones.
   *
   * @param state null for any
   * @param least the least severity
   * @param words of the account, the code, the sentence or the name of the person; empty for any
   */
  public record Wanted(@Nullable State state, Severity least, String words) {}

  /** Those that are wanted, the newest first. */
  public List<AccountFinding> all(Wanted wanted, long before, int most) {
    String[] severities =
        List.of(Severity.values()).stream()
            .filter(one -> one.compareTo(wanted.least()) >= 0)
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return jdbc.sql(
            """
            select f.* from account_finding f left join person p on p.id = f.person
            where f.number < :before and (:state = '' or f.state = :state)
              and f.severity = any(:severities)
              and (:words = '' or position(lower(:words) in lower(f.account || ' ' || f.code || ' '
                || f.sentence || ' ' || coalesce(p.name || ' ' || p.email, ''))) > 0)
            order by f.number desc limit :most
            """)
        .param("before", before)
        .param("state", wanted.state() == null ? "" : wanted.state().word())
        .param("severities", severities)
        .param("words", wanted.words())
        .param("most", most)
        .query(AccountFindings::finding)
        .list();
  }

  /** How many are open. */
  public int open() {
    return jdbc.sql("select count(*) from account_finding where state = 'open'")
        .query(Integer.class)
        .single();
  }

  /** The one with that id. */
  public Optional<AccountFinding> find(UUID id) {
    return jdbc.sql("select * from account_finding where id = :id")
        .param("id", id)
        .query(AccountFindings::finding)
        .optional();
  }

  /** Those about somebody of which a risk may be left, the newest first. */
  public List<AccountFinding> ofPerson(UUID person, Instant now) {
    return jdbc.sql(
            """
            select * from account_finding
            where person = :person and greatest(at, settled_at) > :since
            order by at desc limit 200
            """)
        .param("person", person)
        .param("since", Timestamp.from(now.minus(LONGEST)))
        .query(AccountFindings::finding)
        .list();
  }

  /** Those about a machine, or about who answers for it. */
  public List<AccountFinding> ofMachine(UUID machine, UUID responsible, Instant now) {
    return jdbc.sql(
            """
            select * from account_finding
            where (machine = :machine or person = :responsible)
              and greatest(at, settled_at) > :since
            order by at desc limit 200
            """)
        .param("machine", machine)
        .param("responsible", responsible)
        .param("since", Timestamp.from(now.minus(LONGEST)))
        .query(AccountFindings::finding)
        .list();
  }

  /** Which of these were told before. */
  public Set<String> told(Collection<String> once) {
    return new HashSet<>(
        jdbc.sql("select once from account_finding where once = any(:once)")
            .param("once", once.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /** Settles one that is open; false where it is not. */
  boolean settle(UUID id, State state, String by, String reason, Instant at) {
    return jdbc.sql(
                """
                update account_finding set state = :state, settled_at = :at, settled_by = :by,
                  reason = :reason, dispute = ''
                where id = :id and state <> :state
                """)
            .param("state", state.word())
            .param("at", Timestamp.from(at))
            .param("by", by)
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** Bounds the risk that comes of it. */
  void lower(UUID id, int atMost, String by, String reason) {
    jdbc.sql(
            """
            update account_finding set at_most = :most, lowered_by = :by, lowered_because = :reason,
              dispute = ''
            where id = :id
            """)
        .param("most", atMost)
        .param("by", by)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** Its person asks that security looks at it; false where it is not about them. */
  boolean dispute(UUID id, UUID person, String words) {
    return jdbc.sql(
                "update account_finding set dispute = :words where id = :id and person = :person")
            .param("words", words)
            .param("id", id)
            .param("person", person)
            .update()
        == 1;
  }

  private static AccountFinding finding(ResultSet row, int index) throws SQLException {
    Timestamp settled = row.getTimestamp("settled_at");
    String by = row.getString("settled_by");
    return new AccountFinding(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("code"),
        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
        row.getString("source"),
        row.getString("account"),
        row.getObject("person", UUID.class),
        row.getObject("machine", UUID.class),
        row.getString("session"),
        row.getString("browser"),
        row.getString("sentence"),
        row.getString("innocent"),
        Json.parse(row.getString("events"), "The events"),
        Json.parse(row.getString("evidence"), "The evidence"),
        State.of(row.getString("state")),
        settled == null ? null : settled.toInstant(),
        by == null ? "" : by,
        row.getString("reason"),
        row.getInt("at_most"),
        row.getString("lowered_because"),
        row.getString("dispute"));
  }
}
