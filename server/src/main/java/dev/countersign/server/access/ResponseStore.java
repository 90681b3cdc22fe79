package dev.countersign.server.access;

import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.AccountFindings;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was done about findings, or would have been. */
public final class ResponseStore {
  private final JdbcClient jdbc;
  private final AccountFindings findings;

  /** Of a database that was brought up to date. */
  public ResponseStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.findings = new AccountFindings(source);
  }

  /**
   * One thing that was done.
   *
   * @param taken false where it only would have been
   * @param outcome for a person
   */
  public record Taken(UUID finding, Action action, Instant at, boolean taken, String outcome) {}

  /** Findings about which it was not looked yet what is to be done, the oldest first. */
  List<AccountFinding> unanswered(int most) {
    return jdbc
        .sql("select id from account_finding where not answered order by number limit :most")
        .param("most", most)
        .query(UUID.class)
        .list()
        .stream()
        .map(findings::find)
        .flatMap(Optional::stream)
        .toList();
  }

  /** It was looked; false where another did first. */
  boolean answered(UUID finding) {
    return jdbc.sql("update account_finding set answered = true where id = :id and not answered")
            .param("id", finding)
            .update()
        == 1;
  }

  /** Notes one; false where that was noted of this finding before. */
  boolean add(Taken one) {
    return jdbc.sql(
                """
                insert into access_response (finding, action, at, taken, outcome)
                values (:finding, :action, :at, :taken, :outcome) on conflict do nothing
                """)
            .param("finding", one.finding())
            .param("action", one.action().word())
            .param("at", Timestamp.from(one.at()))
            .param("taken", one.taken())
            .param("outcome", one.outcome())
            .update()
        == 1;
  }

  /** Whether that was done about a finding. */
  boolean isTaken(UUID finding, Action action) {
    return jdbc.sql(
                "select count(*) from access_response where finding = :finding and action = :action"
                    + " and taken")
            .param("finding", finding)
            .param("action", action.word())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What was done about a finding, in its order. */
  public List<Taken> of(UUID finding) {
    return jdbc.sql("select * from access_response where finding = :finding order by number")
        .param("finding", finding)
        .query((row, index) ->
            new Taken(
                row.getObject("finding", UUID.class),
                Action.of(row.getString("action")).orElseThrow(),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("taken"),
                row.getString("outcome")))
        .list();
  }
}
