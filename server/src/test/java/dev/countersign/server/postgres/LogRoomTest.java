package dev.countersign.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRoomTest {
  private static final int MEGABYTE = 1024 * 1024;

  @TempDir private Path folder;

  @Test
  void whatIsWrittenAfterwardsNeedsNoNewSegment() throws Exception {
    try (DataFolder data = DataFolder.open(Prepared.programIn(folder.resolve("data")));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
        LogRoom room =
            LogRoom.in(
                folder.resolve("data/postgresql-18/cluster"),
                postgres.url(),
                postgres.password())) {
      assertThat(segments(postgres)).isLessThan(30);
      assertThat(room.make(40L * MEGABYTE)).isPositive();
      int there = segments(postgres);
      assertThat(there).isGreaterThanOrEqualTo(40);
      write(postgres, 20);
      assertThat(segments(postgres)).isEqualTo(there);

      // Nothing is missing any more.
      assertThat(room.make(40L * MEGABYTE)).isZero();
      assertThat(segments(postgres)).isEqualTo(there);
    }
  }

  /** So many megabytes at least, none of which can be made smaller. */
  private static void write(EmbeddedPostgres postgres, int megabytes) throws SQLException {
    long before = ask(postgres, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    ask(
        postgres,
        "select count(pg_logical_emit_message(false, 'test', repeat('x', 65536)))"
            + " from generate_series(1, "
            + 16 * megabytes
            + ")");
    assertThat(ask(postgres, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn") - before)
        .isGreaterThanOrEqualTo((long) megabytes * MEGABYTE);
  }

  private static int segments(EmbeddedPostgres postgres) throws SQLException {
    return (int) ask(postgres, "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'");
  }

  private static long ask(EmbeddedPostgres postgres, String question) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.url(), EmbeddedPostgres.USER, postgres.password());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
