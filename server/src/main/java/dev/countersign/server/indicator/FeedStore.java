package dev.countersign.server.indicator;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far feeds were taken. */
public final class FeedStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public FeedStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A feed.
   *
   * @param addedLast when the last object was added that was taken, as its server said it
   * @param trouble empty where nothing is wrong
   */
  record State(String addedLast, Instant asked, String trouble) {}

  Optional<State> find(String feed) {
    return jdbc.sql("select added_last, asked_at, trouble from indicator_feed where feed = :feed")
        .param("feed", feed)
        .query((row, index) ->
            new State(
                row.getString("added_last"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("trouble")))
        .optional();
  }

  void put(String feed, State state) {
    jdbc.sql(
            """
            insert into indicator_feed (feed, added_last, asked_at, trouble)
            values (:feed, :last, :asked, :trouble)
            on conflict (feed) do update set added_last = excluded.added_last,
              asked_at = excluded.asked_at, trouble = excluded.trouble
            """)
        .param("feed", feed)
        .param("last", state.addedLast())
        .param("asked", Timestamp.from(state.asked()))
        .param("trouble", state.trouble())
        .update();
  }
}
