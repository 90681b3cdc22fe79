package dev.countersign.server.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Whoever decides on this server waits here, in the order of coming, and not in the database, where
 * each that waits would hold one of few connections. So nobody may wait here who holds one.
 */
final class Turn {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock(true);

  /**
   * Waits, and takes it.
   *
   * @throws CannotCreateTransactionException when it takes too long
   */
  void take() {
    try {
      if (!lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CannotCreateTransactionException("the decisions before it take too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotCreateTransactionException("interrupted while others decided", e);
    }
  }

  void end() {
    lock.unlock();
  }
}
