package dev.countersign.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Busy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLooksTest {
  private final ExecutorService queue = Executors.newSingleThreadExecutor();

  @TempDir private Path data;

  @AfterEach
  void stop() {
    queue.shutdownNow();
  }

  @Test
  void handsOverTheLedgerAndTheFilesItWasReadFrom() {
    LedgerLooks looks = new LedgerLooks(queue, new Shelves(data));
    assertThat(looks.<Long>look("example", 1, (ledger, files) -> ledger.size() + files.size()))
        .isGreaterThan(1_000);
    assertThatThrownBy(() -> looks.look("none", 1, (ledger, files) -> 1))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("There is no ledger named none");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Files.createDirectories(data.resolve("ledgers/bad"));
    Files.writeString(data.resolve("ledgers/bad/transactions.csv"), "a,b\n1,2\n");
    LedgerLooks looks = new LedgerLooks(queue, new Shelves(data));
    assertThatThrownBy(() -> looks.look("bad", 1, (ledger, files) -> 1))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("transactions.csv");
  }

  @Test
  void saysThatALedgerDoesNotFitIntoTheMemory() {
    LedgerLooks looks = new LedgerLooks(queue, new Shelves(data));
    assertThatThrownBy(() ->
            looks.look(
                "example",
                1,
                (ledger, files) -> {
                  throw new OutOfMemoryError();
                }))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not fit");
  }

  @Test
  void waitsInTurnWithTracesAndNotForLong() {
    CountDownLatch over = new CountDownLatch(1);
    queue.execute(() -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    LedgerLooks looks = new LedgerLooks(queue, new Shelves(data), Duration.ofMillis(10));
    assertThatThrownBy(() -> looks.look("example", 1, (ledger, files) -> 1))
        .isInstanceOf(Busy.class)
        .hasMessageContaining("ask again later");
    over.countDown();
    LedgerLooks patient = new LedgerLooks(queue, new Shelves(data));
    assertThat(patient.<Integer>look("example", 1, (ledger, files) -> 1)).isEqualTo(1);
  }

  @Test
  void endsWhatNobodyWaitsForAnyMore() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    LedgerLooks looks = new LedgerLooks(queue, new Shelves(data), Duration.ofSeconds(1));
    assertThatThrownBy(() ->
            looks.look(
                "example",
                1,
                (ledger, files) -> {
                  try {
                    while (true) {
                      ledger.unhashed(0);
                    }
                  } finally {
                    ended.countDown();
                  }
                }))
        .isInstanceOf(Busy.class);
    assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
  }
}
