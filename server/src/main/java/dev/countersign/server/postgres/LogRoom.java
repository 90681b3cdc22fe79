package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the segments of the write-ahead log before they are needed. PostgreSQL makes a new one when
 * a commit needs it, and everybody waits while it is filled with zeros; those that a checkpoint has
 * done with are used again. So a new database is slower than one that has been used for a while;
 * this uses it up once, when it has run for a minute.
 */
final class LogRoom implements AutoCloseable {
  /** So much of the log is kept to be used again ({@code min_wal_size}). */
  static final int MEGABYTES = 512;

  private static final Logger LOG = LoggerFactory.getLogger(LogRoom.class);
  private static final long BYTES = MEGABYTES * 1024L * 1024;

  /** Whoever starts a server has more important work for it at first. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  /** Between two segments, so that what others commit is not held up twice in a row. */
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /** A disk that has less than so many times the room is left alone. */
  private static final int TIMES_FREE = 4;

  private final Path cluster;
  private final String url;
  private final String password;
  private final Thread maker;

  private LogRoom(Path cluster, String url, String password) {
    this.cluster = cluster;
    this.url = url;
    this.password = password;
    this.maker = Thread.ofVirtual().name("log-room").unstarted(this::makeLater);
  }

  /** Begins to wait for its time. */
  static LogRoom in(Path cluster, String url, String password) {
    LogRoom room = new LogRoom(cluster, url, password);
    room.maker.start();
    return room;
  }

  /** Stops, however far it is; a later start goes on. */
  @Override
  public void close() {
    maker.interrupt();
    try {
      maker.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeLater() {
    try {
      Thread.sleep(BEFORE);
      make(BYTES);
    } catch (InterruptedException e) {
      // The database stops.
    } catch (IOException | SQLException e) {
      if (!maker.isInterrupted()) {
        LOG.info("The database goes on without room made in its log: {}", e.getMessage());
      }
    }
  }

  /**
   * Makes what is missing.
   *
   * @param bytes so many there are afterwards
   * @return how many segments were begun for it
   */
  int make(long bytes) throws IOException, SQLException, InterruptedException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, password);
        Statement statement = connection.createStatement()) {
      int begun = 0;
      while (number(statement, "select coalesce(sum(size), 0) from pg_ls_waldir()") < bytes
          && Files.getFileStore(cluster).getUsableSpace() > TIMES_FREE * bytes) {
        // Something must be in a segment before the next one is begun.
        statement.execute("select pg_logical_emit_message(false, 'countersign', 'room')");
        statement.execute("select pg_switch_wal()");
        begun++;
        Thread.sleep(BETWEEN);
      }
      if (begun > 0) {
        statement.execute("checkpoint"); // after which they are used again
      }
      return begun;
    }
  }

  private static long number(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }
}
