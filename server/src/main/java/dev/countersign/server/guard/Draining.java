package dev.countersign.server.guard;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a server ends: first it says so and serves on, until balancers know; then it takes no new
 * requests, and waits for those at hand. Safe for use by several threads.
 */
public final class Draining {
  /** The seconds after which it is worth asking again, elsewhere (RFC 9110, 10.2.3). */
  public static final String RETRY_AFTER = "1";

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private int atHand;
  private boolean begun;
  private boolean refusing;

  /** Whether the server is about to end. */
  public boolean isBegun() {
    lock.lock();
    try {
      return begun;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a request on; false where no more are taken. */
  boolean enter() {
    lock.lock();
    try {
      if (!refusing) {
        atHand++;
      }
      return !refusing;
    } finally {
      lock.unlock();
    }
  }

  /** A request that was taken on ended. */
  void leave() {
    lock.lock();
    try {
      atHand--;
      if (atHand == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins, and returns when no request is at hand any more.
   *
   * @param grace how long new requests are still taken
   * @param most how long is waited for those at hand after that
   */
  public void drain(Duration grace, Duration most) throws InterruptedException {
    lock.lock();
    try {
      begun = true;
      long left = grace.toNanos();
      while (left > 0) {
        left = quiet.awaitNanos(left);
      }
      refusing = true;
      long until = most.toNanos();
      while (atHand > 0 && until > 0) {
        until = quiet.awaitNanos(until);
      }
    } finally {
      lock.unlock();
    }
  }
}
