package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.SameBitcoin;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is killed, or has no room left, is gone on with; nothing is there twice. */
class KilledLoadTest {
  @TempDir private Path temporary;

  private Path store() {
    return temporary.resolve("store");
  }

  private void check(List<Entry> entries) {
    try (StoreLedger ledger = StoreLedger.open(store(), StoreProcess.CACHE)) {
      SameAsInMemory.check(ledger, entries);
    }
  }

  /** Waits until a file is there, then a moment more, and kills. */
  private static void kill(Process process, Path begun, long moment) throws InterruptedException {
    while (process.isAlive() && !Files.exists(begun)) {
      Thread.sleep(1);
    }
    process.waitFor(moment, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  @Test
  void aLoadThatIsKilledAgainAndAgainLosesAndRepeatsNothing()
      throws IOException, InterruptedException {
    boolean half = false;
    for (int round = 0; round < 20 && !half; round++) {
      half = kill(round);
    }
    assertThat(half).as("killed in the middle").isTrue();
    assertThat(store().resolve("loading")).doesNotExist();
    check(StoreProcess.entries());
  }

  /**
   * Loads, kills it eight times at most, and looks at what is there each time.
   *
   * @param round decides when: each kill somewhat later than in the round before
   * @return whether a kill left it half loaded
   */
  private boolean kill(int round) throws IOException, InterruptedException {
    wipe(store());
    long most = 0;
    boolean half = false;
    for (int kills = 0; ; kills++) {
      Process process = StoreProcess.start("load", store());
      if (kills < 8) {
        kill(process, store().resolve("loading"), 5L * round + 20L * kills);
      } else {
        process.waitFor();
      }
      if (process.exitValue() == 0) {
        return half;
      }
      boolean now;
      try (LedgerStore store = LedgerStore.open(store(), RandomLedger.COIN, StoreProcess.CACHE)) {
        assertThat(store.size()).isGreaterThanOrEqualTo(most);
        most = store.size();
        now = store.isHalfLoaded();
        if (now) {
          assertThatThrownBy(store::ledger).hasMessageContaining("is half loaded");
          assertThatThrownBy(() -> store.undoFrom(0)).hasMessageContaining("is half loaded");
        }
      }
      half |= now;
      if (now) {
        assertThatThrownBy(() -> StoreLedger.open(store(), StoreProcess.CACHE))
            .isInstanceOf(UnreadableInput.class)
            .hasMessageContaining("is half loaded; run the same countersign ledger load again");
      }
    }
  }

  @Test
  void aLoadOfBitcoinThatIsKilledLosesAndRepeatsNothing() throws IOException, InterruptedException {
    boolean half = false;
    for (int round = 0; round < 20 && !half; round++) {
      wipe(store());
      for (int kills = 0; kills < 4; kills++) {
        Process process = StoreProcess.start("load-bitcoin", store());
        // A machine that is busy gets there later.
        kill(process, store().resolve("loading"), (5L * round + 20L * kills) * (1 + round / 4));
        try (LedgerStore store = LedgerStore.open(store(), Payment.COIN, StoreProcess.CACHE)) {
          half |= store.isHalfLoaded() && store.size() > 0;
        }
      }
    }
    assertThat(half).as("killed in the middle").isTrue();
    assertThat(StoreProcess.start("load-bitcoin", store()).waitFor()).isZero();
    try (StoreLedger ledger = StoreLedger.open(store(), StoreProcess.CACHE)) {
      SameBitcoin.check(ledger.bitcoin().orElseThrow(), StoreProcess.payments());
    }
  }

  private static void wipe(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  @Test
  void blocksThatWereAddedBeforeAKillAreThereWhole() throws IOException, InterruptedException {
    Random random = new Random(2);
    for (int i = 0; i < 5; i++) {
      kill(StoreProcess.start("add", store()), store(), 400 + random.nextInt(500));
      try (LedgerStore store = LedgerStore.open(store(), RandomLedger.COIN, StoreProcess.CACHE)) {
        try (StoreLedger ledger = store.ledger()) {
          SameAsInMemory.check(ledger, StoreProcess.entries().subList(0, (int) store.size()));
        }
      }
    }
  }

  @Test
  void saysWhenThereIsNoRoomLeftAndGoesOnWhenThereIs() throws IOException, InterruptedException {
    Process process =
        StoreProcess.start(
            "load", store(), "/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "limited");
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(Path.of(store() + ".out"))
        .content()
        .contains("There is no room left for the store " + store())
        .doesNotContain("\tat ");
    assertThat(StoreProcess.start("load", store()).waitFor()).isZero();
    check(StoreProcess.entries());
  }

  @Test
  void refusesAnUnfinishedLoadWhoseFilesWereCutShort() throws IOException, InterruptedException {
    Process process = StoreProcess.start("load", store());
    kill(process, store().resolve("loading/00000002.run"), 0);
    Path run = store().resolve("loading/00000000.run");
    byte[] whole = Files.readAllBytes(run);
    Files.write(run, Arrays.copyOf(whole, whole.length - 9));
    assertThat(StoreProcess.start("load", store()).waitFor()).isEqualTo(2);
    assertThat(Path.of(store() + ".out"))
        .content()
        .contains("of an unfinished load is missing or was cut short");
    Files.write(run, whole);
    assertThat(StoreProcess.start("load", store()).waitFor()).isZero();
    check(StoreProcess.entries());
  }
}
