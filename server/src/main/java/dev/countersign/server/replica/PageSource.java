package dev.countersign.server.replica;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to the primary, but for a thread that shows a page, and a copy that has all that was
 * decided: then to the copy. Whatever goes wrong with the copy sends readers to the primary.
 */
public final class PageSource extends AbstractDataSource {
  private static final Logger LOG = LoggerFactory.getLogger(PageSource.class);

  /** A copy that failed is left alone for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final String PRIMARY =
      "select number, hash, pg_current_wal_flush_lsn()::text from journal_tail";
  private static final String COPY =
      "select number, hash, pg_last_wal_replay_lsn()::text from journal" + " where number = ?";

  private final DataSource primary;
  private final @Nullable DataSource copy;
  private final Freshness freshness = new Freshness();
  private final ThreadLocal<Boolean> reading = ThreadLocal.withInitial(() -> false);
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile long leftAloneUntil = System.nanoTime();

  /**
   * Connections to both.
   *
   * @param copy null where there is none
   */
  public PageSource(DataSource primary, @Nullable HikariDataSource copy) {
    this.primary = primary;
    this.copy = copy;
  }

  /** Whether there is a copy at all. */
  public boolean hasCopy() {
    return copy != null;
  }

  /**
   * Sends this thread's reading to the copy until {@link #end}, if the copy is not behind.
   *
   * @return whether it does
   */
  boolean begin() {
    DataSource other = copy;
    if (other == null || System.nanoTime() - leftAloneUntil < 0) {
      return false;
    }
    Position wanted;
    try {
      wanted = freshness.wanted(primary(), System.nanoTime());
    } catch (SQLException e) {
      return false; // the page meets the same, and says it
    }
    try {
      if (!has(other, wanted)) {
        behind.incrementAndGet();
        return false;
      }
    } catch (SQLException e) {
      failed(e);
      return false;
    }
    reading.set(true);
    pages.incrementAndGet();
    return true;
  }

  /** Sends this thread to the primary again. */
  void end() {
    reading.remove();
  }

  /** Leaves the copy alone for a while. */
  void failed(Exception e) {
    failures.incrementAndGet();
    leftAloneUntil = System.nanoTime() + PAUSE.toNanos();
    LOG.warn("the copy of the database is left alone for {}: {}", PAUSE, e.toString());
  }

  /** Pages that were read from the copy. */
  public long pages() {
    return pages.get();
  }

  /** Pages that were read from the primary, since the copy was behind. */
  public long behind() {
    return behind.get();
  }

  /** How often the copy did not answer as it must. */
  public long failures() {
    return failures.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource other = copy;
    if (other != null && reading.get()) {
      try {
        return other.getConnection();
      } catch (SQLException e) {
        failed(e);
        reading.set(false);
      }
    }
    return primary.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return primary.getConnection(user, password);
  }

  private Position primary() throws SQLException {
    try (Connection connection = primary.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PRIMARY)) {
      if (!row.next()) {
        throw new SQLException("the database has no journal");
      }
      return position(row);
    }
  }

  private static boolean has(DataSource copy, Position wanted) throws SQLException {
    try (Connection connection = copy.getConnection();
        PreparedStatement statement = connection.prepareStatement(COPY)) {
      statement.setLong(1, wanted.entry());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        if (row.getString(3) == null) {
          throw new SQLException("it can be written to, so it is no copy");
        }
        Position there = position(row);
        if (!there.hash().equals(wanted.hash())) {
          throw new SQLException("its journal is another one, so it is a copy of something else");
        }
        return there.reaches(wanted);
      }
    }
  }

  private static Position position(ResultSet row) throws SQLException {
    return Position.of(row.getLong(1), row.getString(2), row.getString(3));
  }
}
