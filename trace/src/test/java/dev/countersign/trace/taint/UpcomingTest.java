package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions come out in their order, and those that are near are told of before. */
class UpcomingTest {
  private final List<Long> told = new ArrayList<>();
  private final Upcoming upcoming = new Upcoming(this::note);

  private void note(long first, long bits) {
    assertThat(first % 64).isZero();
    for (int i = 0; i < 64; i++) {
      if ((bits >>> i & 1) != 0) {
        told.add(first + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void takesAllInOrderAndTellsOfEachOnceAtMost(long seed) {
    Random random = new Random(seed);
    TreeSet<Long> expected = new TreeSet<>();
    add(expected, 0);
    int before = 0;
    int taken = 0;
    while (!expected.isEmpty()) {
      long position = upcoming.take();
      assertThat(position).isEqualTo(expected.removeFirst());
      before += told.contains(position) ? 1 : 0;
      if (++taken < 3_000) {
        for (int i = random.nextInt(3); i >= 0; i--) {
          add(expected, position + 1 + random.nextInt(seed % 2 == 0 ? 50_000 : 500));
        }
      }
      upcoming.ahead(position);
      assertThat(told).allMatch(one -> one > position || taken(one, expected));
    }
    assertThat(upcoming.take()).isEqualTo(Long.MAX_VALUE);
    assertThat(told).doesNotHaveDuplicates();
    assertThat(before).isGreaterThan(taken * 3 / 4);
  }

  private static boolean taken(long position, Set<Long> open) {
    return !open.contains(position);
  }

  private void add(Set<Long> expected, long position) {
    upcoming.add(position);
    expected.add(position);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void tellsOfOneThatIsNotedAmongThoseToldOf(int times) {
    upcoming.add(0);
    upcoming.add(200);
    upcoming.ahead(upcoming.take());
    assertThat(told).containsExactly(200L);
    for (int i = 0; i < times; i++) {
      upcoming.add(201);
    }
    assertThat(told).containsExactly(200L, 201L);
  }

  @ParameterizedTest
  @ValueSource(ints = {20})
  void tellsOfSoManyAtOnceOnly(int words) {
    for (int i = 0; i < words; i++) {
      upcoming.add(64L * i);
    }
    upcoming.ahead(upcoming.take());
    int first = told.size();
    assertThat(first).isLessThan(words / 2);
    upcoming.ahead(upcoming.take());
    assertThat(new HashSet<>(told)).hasSize(first + 1);
  }
}
