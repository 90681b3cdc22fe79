package dev.countersign.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  private record Event(long block, long time, long key, long kind, BigInteger amount) {}

  @Test
  void whatIsExactlyAsOldAsTheWindowNoLongerCounts() {
    Window window = new Window(60, 100);
    window.begin(1);
    window.add(1_000, 7, 0, BigInteger.ONE);
    window.tick(1_059);
    assertThat(window.count(7)).isEqualTo(1);
    window.tick(1_060);
    assertThat(window.count(7)).isZero();
    assertThat(window.keys()).isZero();
  }

  @Test
  void sumsAreExactAcrossTheWordsBoundary() {
    Window window = new Window(60, 100);
    window.begin(1);
    BigInteger large = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    window.add(1, 7, 0, large);
    window.add(2, 7, 0, large);
    window.add(3, 7, 0, BigInteger.ONE);
    assertThat(window.sum(7)).isEqualTo(large.add(large).add(BigInteger.ONE));
    window.tick(61);
    assertThat(window.sum(7)).isEqualTo(large.add(BigInteger.ONE));
  }

  @Test
  void whatIsTooMuchCountsAsTheMost() {
    Window window = new Window(60, 100);
    window.begin(1);
    window.add(1, 7, 0, BigInteger.TWO.pow(200));
    assertThat(window.sum(7)).isEqualTo(Window.MOST);
  }

  @Test
  void theOldestLeavesEarlyWhereThereAreTooMany() {
    Window window = new Window(1_000, 3);
    window.begin(1);
    for (int i = 0; i < 5; i++) {
      window.add(i, 7, i + 1, BigInteger.ONE);
    }
    assertThat(window.count(7)).isEqualTo(3);
    assertThat(window.count(7, 1)).isZero();
    assertThat(window.leftEarly()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void takingBackLeavesExactlyWhatWasThereBefore(long seed) {
    Random random = new Random(seed);
    int most = random.nextInt(4, 60);
    long within = random.nextLong(5, 120);
    Window window = new Window(within, most);
    List<Event> kept = new ArrayList<>();
    long block = 0;
    long time = 1_000;
    for (int step = 0; step < 400; step++) {
      block++;
      window.begin(block);
      for (int i = random.nextInt(5); i > 0; i--) {
        time += random.nextInt(8);
        Event event =
            new Event(
                block,
                time,
                random.nextInt(1, 6),
                random.nextInt(4),
                new BigInteger(random.nextInt(1, 120), random));
        kept.add(event);
        window.add(event.time, event.key, event.kind, event.amount);
      }
      if (random.nextInt(6) == 0) {
        long from = Math.max(1, block - random.nextInt(Math.min(200, (int) block)));
        window.undo(from);
        kept.removeIf(event -> event.block >= from);
        block = from - 1;
        time = kept.isEmpty() ? 1_000 : kept.getLast().time;
      }
      same(window, replayed(kept, within, most), kept);
    }
  }

  private static Window replayed(List<Event> events, long within, int most) {
    Window window = new Window(within, most);
    events.forEach(event -> window.add(event.time, event.key, event.kind, event.amount));
    return window;
  }

  private static void same(Window window, Window other, List<Event> events) {
    assertThat(window.keys()).isEqualTo(other.keys());
    assertThat(window.now()).isEqualTo(other.now());
    assertThat(window.leftEarly()).isEqualTo(other.leftEarly());
    assertThat(window.events()).isEqualTo(other.events());
    Set<Long> keys = new HashSet<>();
    events.forEach(event -> keys.add(event.key));
    for (long key : keys) {
      assertThat(window.count(key)).isEqualTo(other.count(key));
      assertThat(window.kinds(key)).isEqualTo(other.kinds(key));
      assertThat(window.sum(key)).isEqualTo(other.sum(key));
      for (long kind = 1; kind < 4; kind++) {
        assertThat(window.count(key, kind)).isEqualTo(other.count(key, kind));
      }
    }
  }
}
