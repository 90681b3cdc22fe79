package dev.countersign.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
  private final Precedence precedence = new Precedence();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void whatIsLookedAtOnceMoreComesAfterWhatSomebodyWaitsFor() throws InterruptedException {
    CountDownLatch inHand = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(() ->
                precedence.now(() -> {
                  inHand.countDown();
                  sleep(50);
                  return done.add("filed");
                }));
    inHand.await();
    precedence.later(() -> done.add("again"));
    first.join();
    assertThat(done).containsExactly("filed", "again");
  }

  @Test
  void itIsNotPutOffForEver() throws InterruptedException {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread busy =
        Thread.ofVirtual()
            .start(() ->
                precedence.now(() -> {
                  inHand.countDown();
                  await(end);
                  return true;
                }));
    inHand.await();
    precedence.later(() -> done.add("again"));
    assertThat(done).containsExactly("again");
    end.countDown();
    busy.join();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
