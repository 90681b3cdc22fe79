package dev.countersign.watch.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.watch.window.Keys;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetectorTest {
  private static final Keys KEYS = new Keys(1, 2);

  private long time = 1_000;

  private Edge edge(String from, String to, long amount) {
    time += 10;
    return new Edge(time, KEYS.of(from), KEYS.of(to), 1, BigInteger.valueOf(amount), from, to);
  }

  private static Detector detector(ShapeKind kind, int least, int share) {
    return Detector.of(new Sought(kind, 1_000, least, 4, share, 1_000));
  }

  private static List<String> path(@Nullable Found found) {
    return found == null ? List.of("nothing") : found.path();
  }

  @Test
  void aFanCountsEveryAccountOnce() {
    Detector fan = detector(ShapeKind.FAN_OUT, 3, 50);
    assertThat(fan.see(edge("a", "b", 1))).isNull();
    assertThat(fan.see(edge("a", "b", 1))).isNull();
    assertThat(fan.see(edge("a", "c", 1))).isNull();
    assertThat(fan.see(edge("x", "d", 1))).isNull();
    assertThat(fan.see(edge("a", "a", 1))).isNull();
    assertThat(fan.see(edge("a", "d", 1))).isNotNull();
  }

  @Test
  void aFanThatTakesTooLongIsNone() {
    Detector fan = detector(ShapeKind.FAN_IN, 2, 50);
    assertThat(fan.see(edge("a", "z", 1))).isNull();
    time += 990;
    assertThat(fan.see(edge("b", "z", 1))).isNull();
  }

  @Test
  void aPeelChainPassesOnMostOfWhatCame() {
    Detector chain = detector(ShapeKind.PEEL_CHAIN, 3, 70);
    assertThat(chain.see(edge("a", "b", 100))).isNull();
    assertThat(chain.see(edge("b", "x", 5))).isNull();
    assertThat(chain.see(edge("b", "c", 90))).isNull();
    assertThat(path(chain.see(edge("c", "d", 80)))).containsExactly("a", "b", "c", "d");
  }

  @Test
  void lessThanTheShareOrMoreThanCameIsNoPeelChain() {
    Detector chain = detector(ShapeKind.PEEL_CHAIN, 2, 70);
    chain.see(edge("a", "b", 100));
    assertThat(chain.see(edge("b", "c", 69))).isNull();
    assertThat(chain.see(edge("b", "c", 101))).isNull();
    assertThat(chain.see(edge("b", "c", 70))).isNotNull();
  }

  @Test
  void moneyThatGoesToAndFroIsNoPeelChain() {
    Detector chain = detector(ShapeKind.PEEL_CHAIN, 3, 70);
    for (int i = 0; i < 10; i++) {
      assertThat(chain.see(edge("a", "b", 100))).isNull();
      assertThat(chain.see(edge("b", "a", 100))).isNull();
    }
  }

  @Test
  void aCycleIsFoundWhenItCloses() {
    Detector cycle = detector(ShapeKind.CYCLE, 1, 80);
    assertThat(cycle.see(edge("a", "b", 100))).isNull();
    assertThat(cycle.see(edge("b", "c", 95))).isNull();
    assertThat(path(cycle.see(edge("c", "a", 90)))).containsExactly("a", "b", "c", "a");
  }

  @Test
  void whatGoesAroundInTheWrongOrderIsNoCycle() {
    Detector cycle = detector(ShapeKind.CYCLE, 1, 80);
    cycle.see(edge("b", "c", 95));
    cycle.see(edge("a", "b", 100));
    assertThat(cycle.see(edge("c", "a", 90))).isNull();
  }

  @Test
  void aCycleLongerThanIsLookedForIsNotFound() {
    Detector cycle = detector(ShapeKind.CYCLE, 1, 80);
    for (String step : List.of("ab", "bc", "cd", "de")) {
      cycle.see(edge(step.substring(0, 1), step.substring(1), 100));
    }
    assertThat(cycle.see(edge("e", "a", 100))).isNull();
    assertThat(cycle.see(edge("d", "a", 100))).isNotNull();
  }

  @Test
  void whatPassesThroughIsNearWhatCame() {
    Detector through = detector(ShapeKind.PASS_THROUGH, 1, 90);
    through.see(edge("a", "b", 100));
    assertThat(through.see(edge("b", "c", 89))).isNull();
    assertThat(through.see(edge("b", "d", 2))).isNotNull();
    through.see(edge("x", "y", 100));
    assertThat(through.see(edge("y", "z", 500))).isNull();
  }

  @Test
  void gatherScatterNeedsBothSides() {
    Detector both = detector(ShapeKind.GATHER_SCATTER, 2, 50);
    both.see(edge("a", "m", 1));
    assertThat(both.see(edge("m", "x", 1))).isNull();
    assertThat(both.see(edge("m", "y", 1))).isNull();
    both.see(edge("b", "m", 1));
    assertThat(both.see(edge("m", "y", 1))).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(ShapeKind.class)
  void takingBackLeavesWhatWasThereBefore(ShapeKind kind) {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Sought sought = new Sought(kind, 60, 2, 4, 60, random.nextInt(5, 200));
      Detector turned = Detector.of(sought);
      Detector straight = Detector.of(sought);
      List<Edge> trunk = edges(random, 300);
      long block = 0;
      for (Edge edge : trunk) {
        block++;
        turned.begin(block);
        straight.begin(block);
        turned.see(edge);
        straight.see(edge);
      }
      long kept = block;
      long after = time;
      for (Edge edge : edges(random, random.nextInt(1, 256))) {
        block++;
        turned.begin(block);
        turned.see(edge);
      }
      turned.undo(kept + 1);
      time = after;
      for (Edge edge : edges(random, 300)) {
        assertThat(turned.see(edge)).isEqualTo(straight.see(edge));
      }
    }
  }

  private List<Edge> edges(Random random, int number) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      time -= random.nextInt(10);
      edges.add(edge("a" + random.nextInt(9), "a" + random.nextInt(9), random.nextLong(50, 150)));
    }
    return edges;
  }
}
