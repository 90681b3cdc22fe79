package dev.countersign.server.journal;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Waits until everything that was committed is on the disk, for all who wait at the same time at
 * once. PostgreSQL writes its log in order: a commit that waits for the disk takes along whatever
 * was committed before it.
 */
final class Flush {
  private static final long NOTHING_TO_DO = -1;

  private final JdbcClient jdbc;
  private long asked;
  private long done;
  private boolean running;

  Flush(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Returns once all that was committed before this call is on the disk.
   *
   * @throws DataAccessException when the database does not say that it is
   */
  void await() throws DataAccessException {
    long until = begin();
    if (until == NOTHING_TO_DO) {
      return;
    }
    boolean flushed = false;
    try {
      // Durable by itself (synchronous_commit is on for every connection), and changes no table.
      jdbc.sql("select pg_logical_emit_message(true, 'countersign', '')::text")
          .query(String.class)
          .single();
      flushed = true;
    } finally {
      end(until, flushed);
    }
  }

  /** Up to which call it is to be done now; nothing where somebody else did it meanwhile. */
  private synchronized long begin() {
    asked++;
    long own = asked;
    boolean interrupted = false;
    while (running && done < own) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (done >= own) {
      return NOTHING_TO_DO;
    }
    running = true;
    return asked;
  }

  private synchronized void end(long until, boolean flushed) {
    running = false;
    if (flushed) {
      done = until;
    }
    notifyAll();
  }
}
