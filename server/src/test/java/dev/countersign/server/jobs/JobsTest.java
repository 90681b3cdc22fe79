package dev.countersign.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.jobs.Jobs.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void aJobThatWaitsDelaysNoOtherAndIsTold() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(3);
    try (Jobs jobs = new Jobs(now::get)) {
      jobs.every(
          AT_ONCE,
          "ask a slow node",
          () -> {
            waiting.countDown();
            await(answer);
          });
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
      jobs.every(AT_ONCE, "sign the journal", others::countDown);
      assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(jobs.troubles()).isEmpty();
      now.set(NOON.plusSeconds(61));
      assertThat(jobs.troubles())
          .contains(new Trouble("ask a slow node", NOON, "it has not ended yet"));
      answer.countDown();
    }
  }

  @Test
  void aJobThatIsWokenRunsWithoutWaitingForItsPause() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(3);
    try (Jobs jobs = new Jobs(now::get)) {
      Runnable wake =
          jobs.woken(
              Duration.ofDays(1),
              "tell of alerts",
              () -> {
                begun.countDown();
                await(end);
                ran.countDown();
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      wake.run(); // while it runs: it runs once more afterwards
      end.countDown();
      while (ran.getCount() > 1) {
        Thread.sleep(10);
      }
      while (ran.getCount() > 0) {
        wake.run();
        Thread.sleep(10);
      }
    }
    assertThat(ran.getCount()).isZero();
  }

  /** Else what takes longer than its pause would never leave off. */
  @Test
  void aJobRestsAsLongAsItTook() throws InterruptedException {
    AtomicReference<Instant> ended = new AtomicReference<>();
    AtomicReference<Duration> rested = new AtomicReference<>();
    CountDownLatch again = new CountDownLatch(2);
    try (Jobs jobs = new Jobs(now::get)) {
      jobs.every(
          AT_ONCE,
          "ask again about transfers",
          () -> {
            Instant before = ended.get();
            if (before != null) {
              rested.compareAndSet(null, Duration.between(before, Instant.now()));
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            ended.set(Instant.now());
            again.countDown();
          });
      assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(rested.get()).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void aJobThatFailsIsToldAndTriedAgain() throws InterruptedException {
    AtomicInteger times = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(3);
    CountDownLatch mended = new CountDownLatch(1);
    CountDownLatch well = new CountDownLatch(2);
    try (Jobs jobs = new Jobs(now::get)) {
      jobs.every(
          AT_ONCE,
          "carry transfers out",
          () -> {
            if (mended.getCount() == 0) {
              well.countDown();
              return;
            }
            failed.countDown();
            if (times.getAndIncrement() % 2 == 0) {
              throw new IllegalStateException("the node went away");
            }
            throw new StackOverflowError("the node went away");
          });
      assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(jobs.troubles())
          .containsExactly(
              new Trouble(
                  "carry transfers out", NOON, "it fails and is tried again: the node went away"));
      mended.countDown();
      assertThat(well.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(jobs.troubles()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
