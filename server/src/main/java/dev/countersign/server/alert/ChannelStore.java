package dev.countersign.server.alert;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How it stands with channels. */
public final class ChannelStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ChannelStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * How it stands with one.
   *
   * @param last when something arrived last; null for never
   * @param trouble why the last attempt failed; empty where it did not
   */
  public record State(
      long pending, long sent, long failed, @Nullable Instant last, String trouble) {
    /** Of one by which nothing went yet. */
    public static final State NEW = new State(0, 0, 0, null, "");
  }

  /** All by which something went, by name. */
  public Map<String, State> states() {
    Map<String, State> states = new HashMap<>();
    jdbc.sql(
            """
            select d.channel, count(*) filter (where d.state = 'queued') as pending,
              count(*) filter (where d.state = 'sent') as sent,
              count(*) filter (where d.state = 'failed') as failed,
              max(d.ended_at) filter (where d.state = 'sent') as last,
              (select a.reason from alert_attempt a join alert_delivery o on o.id = a.delivery
                where o.channel = d.channel order by a.number desc limit 1) as trouble
            from alert_delivery d group by d.channel
            """)
        .query(row -> {
          Timestamp last = row.getTimestamp("last");
          String trouble = row.getString("trouble");
          states.put(
              row.getString("channel"),
              new State(
                  row.getLong("pending"),
                  row.getLong("sent"),
                  row.getLong("failed"),
                  last == null ? null : last.toInstant(),
                  trouble == null ? "" : trouble));
        });
    return states;
  }
}
