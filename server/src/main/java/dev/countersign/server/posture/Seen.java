package dev.countersign.server.posture;

import dev.countersign.access.posture.Observed.Channel;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers and moments out of the database. */
final class Seen {
  private static final Duration LATELY = Duration.ofDays(90);

  private final JdbcClient jdbc;

  Seen(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  int approvals() {
    return number("select count(*) from transfer_approval");
  }

  int signedApprovals() {
    return number("select count(*) from transfer_approval where evidence like '%\"signature\"%'");
  }

  int reports(Instant now) {
    return jdbc.sql("select count(*) from report where at > :then")
        .param("then", Timestamp.from(now.minus(LATELY)))
        .query(Integer.class)
        .single();
  }

  int open() {
    return number(
        "select count(*) from campaign where disposition = 'open' and joined_into is null");
  }

  @Nullable Instant oldest() {
    return moment(
        "select min(began_at) as at from campaign"
            + " where disposition = 'open' and joined_into is null");
  }

  @Nullable Instant headSigned() {
    return moment("select max(at) as at from journal_head");
  }

  Channel channel(String channel, String name) {
    return jdbc.sql(
            """
            select max(ended_at) filter (where state = 'sent') as delivered,
              count(*) filter (where state = 'failed' and ended_at > coalesce(
                (select max(ended_at) from notice where channel = :channel and state = 'sent'),
                '-infinity')) as failed
            from notice where channel = :channel
            """)
        .param("channel", channel)
        .query((row, index) -> {
          Timestamp delivered = row.getTimestamp("delivered");
          return new Channel(
              name, delivered == null ? null : delivered.toInstant(), row.getInt("failed"));
        })
        .single();
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private @Nullable Instant moment(String sql) {
    return jdbc.sql(sql)
        .query(
            (row, index) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant))
        .single()
        .orElse(null);
  }
}
