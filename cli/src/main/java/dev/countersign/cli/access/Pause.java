package dev.countersign.cli.access;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two looks at logs that grow. */
@FunctionalInterface
interface Pause {
  /** Waits a little; false where nothing is to be read any more. */
  boolean goesOn();

  /**
   * Half a second at a time, until the process is asked to end, which then waits for the report.
   */
  static Pause untilInterrupted() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              asked.countDown();
              await(done, 3_000);
            }));
    return new Pause() {
      @Override
      public boolean goesOn() {
        return !await(asked, 500);
      }

      @Override
      public void reported() {
        done.countDown();
      }
    };
  }

  /** The report has been printed: nothing need wait for it any more. */
  default void reported() {}

  private static boolean await(CountDownLatch latch, long milliseconds) {
    try {
      return latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
