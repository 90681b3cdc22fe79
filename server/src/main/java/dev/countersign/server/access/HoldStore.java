package dev.countersign.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose transfers stand still. Whoever changes it does so in a deciding transaction. */
public final class HoldStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public HoldStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Somebody's transfers stand still.
   *
   * @param finding because of which; null where none
   */
  public record Hold(UUID person, Instant since, @Nullable UUID finding, String reason) {}

  /** Holds; false where they stand still already. */
  boolean hold(Hold hold) {
    return jdbc.sql(
                """
                insert into person_hold (id, person, since, finding, reason)
                values (:id, :person, :since, :finding, :reason) on conflict do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("person", hold.person())
            .param("since", Timestamp.from(hold.since()))
            .param("finding", hold.finding())
            .param("reason", hold.reason())
            .update()
        == 1;
  }

  /** Lets them go on; false where they do. */
  boolean release(UUID person, String by, String because, Instant at) {
    return jdbc.sql(
                """
                update person_hold set released_at = :at, released_by = :by,
                  released_because = :because
                where person = :person and released_at is null
                """)
            .param("at", Timestamp.from(at))
            .param("by", by)
            .param("because", because)
            .param("person", person)
            .update()
        == 1;
  }

  /** The hold of somebody. */
  public Optional<Hold> of(UUID person) {
    return jdbc.sql("select * from person_hold where person = :person and released_at is null")
        .param("person", person)
        .query(HoldStore::hold)
        .optional();
  }

  /** All that hold, the newest first. */
  public List<Hold> all() {
    return jdbc.sql("select * from person_hold where released_at is null order by since desc")
        .query(HoldStore::hold)
        .list();
  }

  /** From then on a session of theirs must have begun to change anything. */
  boolean demandFresh(UUID person, UUID finding, Instant since) {
    return jdbc.sql(
                """
                insert into fresh_sign_in (person, since, finding) values (:person, :since, :finding)
                on conflict (person) do update
                  set since = greatest(fresh_sign_in.since, excluded.since), finding = excluded.finding
                """)
            .param("person", person)
            .param("since", Timestamp.from(since))
            .param("finding", finding)
            .update()
        == 1;
  }

  /**
   * What they approved between those moments counts for nothing; approvals that they give later do.
   *
   * @return how many transfers that wait lose an approval by it
   */
  int doubt(UUID person, UUID finding, Instant since, Instant until) {
    jdbc.sql(
            """
            insert into approval_doubt (person, since, until, finding)
            values (:person, :since, :until, :finding) on conflict do nothing
            """)
        .param("person", person)
        .param("since", Timestamp.from(since))
        .param("until", Timestamp.from(until))
        .param("finding", finding)
        .update();
    return jdbc.sql(
            """
            select count(distinct a.transfer) from transfer_approval a
            join transfer t on t.id = a.transfer and t.state in ('waiting', 'approved')
            where a.person = :person and a.at between :since and :until
            """)
        .param("person", person)
        .param("since", Timestamp.from(since))
        .param("until", Timestamp.from(until))
        .query(Integer.class)
        .single();
  }

  private static Hold hold(ResultSet row, int index) throws SQLException {
    return new Hold(
        row.getObject("person", UUID.class),
        row.getTimestamp("since").toInstant(),
        row.getObject("finding", UUID.class),
        row.getString("reason"));
  }
}
