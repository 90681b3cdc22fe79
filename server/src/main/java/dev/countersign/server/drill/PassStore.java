package dev.countersign.server.drill;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which pages of exercises were pressed, and the key by which they are known. */
public final class PassStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public PassStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Whether a page is pressed for the first time. */
  boolean use(String pass, Instant at) {
    return jdbc.sql(
                "insert into exercise_pass (pass, at) values (:pass, :at) on conflict do nothing")
            .param("pass", pass)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** The key; made where there is none. */
  byte[] key(byte[] fresh) {
    jdbc.sql("insert into exercise_key (key) values (:key) on conflict do nothing")
        .param("key", fresh)
        .update();
    return Objects.requireNonNull(
        jdbc.sql("select key from exercise_key")
            .query((row, index) -> row.getBytes("key"))
            .single());
  }
}
