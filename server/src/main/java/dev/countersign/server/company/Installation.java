package dev.countersign.server.company;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The installation's two states. Whoever changes one does so in a deciding transaction. */
public final class Installation {
  private final JdbcClient jdbc;

  /** Of the installation in a database that was brought up to date. */
  public Installation(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All signing stands still. */
  public record Stop(Instant at, String by, String reason) {}

  /** True while it is being set up: changes then apply without cooling off. */
  public boolean beingSetUp() {
    return jdbc.sql("select settled_at is null from installation").query(Boolean.class).single();
  }

  /** Ends the setting up, for good. */
  public void settle(Instant at) {
    jdbc.sql("update installation set settled_at = :at where settled_at is null")
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The stop that holds, if any. */
  public Optional<Stop> stop() {
    return jdbc.sql(
            "select stopped_at, stopped_by, stop_reason from installation"
                + " where stopped_at is not null")
        .query((row, index) ->
            new Stop(
                row.getTimestamp("stopped_at").toInstant(),
                row.getString("stopped_by"),
                row.getString("stop_reason")))
        .optional();
  }

  /** Stops all signing; false where it stands still already. */
  public boolean stop(Instant at, String by, String reason) {
    return jdbc.sql(
                "update installation set stopped_at = :at, stopped_by = :by, stop_reason = :reason"
                    + " where stopped_at is null")
            .param("at", Timestamp.from(at))
            .param("by", by)
            .param("reason", reason)
            .update()
        == 1;
  }

  /** Lets it go on. */
  public void lift() {
    jdbc.sql("update installation set stopped_at = null, stopped_by = null, stop_reason = null")
        .update();
  }
}
