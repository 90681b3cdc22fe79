package dev.countersign.server.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When what the server keeps was last taken out of it, so that it can be told whether it was. */
public final class TakenOut {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public TakenOut(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** What is taken out. */
  public enum What {
    /** All tables, as a backup. */
    BACKUP,
    /** The journal, as an export. */
    JOURNAL;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Notes that it was. Tables of an older build know nothing of it, and are left as they are. */
  public void note(What what, Instant at) {
    boolean known =
        jdbc.sql("select to_regclass('taken_out') is not null").query(Boolean.class).single();
    if (known) {
      jdbc.sql(
              """
              insert into taken_out (what, at) values (:what, :at)
              on conflict (what) do update set at = greatest(taken_out.at, excluded.at)
              """)
          .param("what", what.word())
          .param("at", Timestamp.from(at))
          .update();
    }
  }

  /** When it was the last time. */
  public Optional<Instant> last(What what) {
    return jdbc.sql("select at from taken_out where what = :what")
        .param("what", what.word())
        .query((row, index) -> row.getTimestamp("at").toInstant())
        .optional();
  }
}
