package dev.countersign.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static final RuleBook SHIPPED =
      RulesFile.readOnly(
          RulesFile.shipped()
              .replace("at-least: 20", "at-least: 4")
              .replace("at-least: 8", "at-least: 3"));
  private static final long START = 1_772_000_000;

  private final Facts facts = facts();

  private static Facts facts() {
    Map<String, Party> parties = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      parties.put("own" + i, Party.of(Party.Kind.OWN, "own" + i));
      parties.put("known" + i, Party.of(Party.Kind.KNOWN, "known" + i));
    }
    parties.put(
        "mixer", new Party(Party.Kind.UNKNOWN, "mixer", Set.of(), "", Set.of("mixer"), "", ""));
    return new Facts(
        parties, Map.of("USDC", BigDecimal.ONE, "ETH", BigDecimal.valueOf(2000)), Map.of());
  }

  private Engine engine() {
    return new Engine(SHIPPED, facts, new Keys(3, 4));
  }

  /** Blocks of traffic among few accounts, so that every rule has something to say. */
  private List<List<Movement>> traffic(long seed, int blocks, long first) {
    Random random = new Random(seed);
    List<List<Movement>> all = new ArrayList<>();
    long time = START + first * 600;
    for (long block = first; block < first + blocks; block++) {
      time += random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(600);
      List<Movement> moves = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        moves.add(move(random, block, time, moves.size()));
      }
      all.add(moves);
    }
    return all;
  }

  private Movement move(Random random, long block, long time, int index) {
    String symbol = random.nextBoolean() ? "USDC" : "ETH";
    BigInteger whole = BigInteger.valueOf(random.nextInt(5) == 0 ? 1 : random.nextInt(1, 200_000));
    return new Movement(
        1,
        block,
        time,
        Bytes.word(BigInteger.valueOf(random.nextLong() >>> 1)),
        index,
        account(random),
        account(random),
        facts.asset(1, symbol, null),
        whole.multiply(BigInteger.TEN.pow(facts.decimals(symbol))));
  }

  private static String account(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "own" + random.nextInt(3);
      case 1 -> "known" + random.nextInt(3);
      case 2 -> random.nextInt(4) == 0 ? "mixer" : "a" + random.nextInt(4);
      default -> "a" + random.nextInt(40);
    };
  }

  private static List<Alert> see(Engine engine, List<List<Movement>> blocks, long first) {
    List<Alert> alerts = new ArrayList<>();
    long block = first;
    for (List<Movement> moves : blocks) {
      engine.begin(1, block);
      moves.forEach(move -> alerts.addAll(engine.see(move)));
      block++;
    }
    return alerts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void afterBlocksAreTakenBackItSpeaksAsIfTheyHadNeverBeen(long seed) {
    Random random = new Random(seed);
    int before = random.nextInt(50, 400);
    int lost = random.nextInt(1, 257);
    Engine engine = engine();
    List<List<Movement>> trunk = traffic(seed, before, 1);
    see(engine, trunk, 1);
    see(engine, traffic(seed + 100, lost, before + 1), before + 1);
    assertThat(engine.undoFrom(1, before + 1)).isTrue();

    Engine fresh = engine();
    see(fresh, trunk, 1);
    List<List<Movement>> branch = traffic(seed + 200, 300, before + 1);
    List<Alert> alerts = see(engine, branch, before + 1);
    assertThat(alerts).isNotEmpty().isEqualTo(see(fresh, branch, before + 1));
  }

  @Test
  void trafficOfTheseTestsMakesEveryShapeAndTheRulesSpeak() {
    Set<String> codes =
        see(engine(), traffic(7, 2_000, 1), 1).stream()
            .map(alert -> alert.code().code())
            .collect(Collectors.toSet());
    for (WatchFinding finding : WatchFinding.values()) {
      if (finding.code().startsWith("shape-") || finding == WatchFinding.RULE_MATCHED) {
        assertThat(codes).contains(finding.code());
      }
    }
  }

  @Test
  void whatLiesTooDeepIsNotTakenBackAndChangesNothing() {
    Engine engine = engine();
    List<List<Movement>> trunk = traffic(1, 300, 1);
    see(engine, trunk, 1);
    assertThat(engine.undoFrom(1, 44)).isFalse();
    Engine fresh = engine();
    see(fresh, trunk, 1);
    List<List<Movement>> next = traffic(2, 100, 301);
    assertThat(see(engine, next, 301)).isEqualTo(see(fresh, next, 301));
    assertThat(engine.undoFrom(1, 145)).isTrue();
  }

  @Test
  void aBlockBeforeTheLastIsRefused() {
    Engine engine = engine();
    engine.begin(1, 10);
    assertThatThrownBy(() -> engine.begin(1, 10)).isInstanceOf(IllegalArgumentException.class);
    Movement early = move(new Random(1), 9, START, 0);
    assertThatThrownBy(() -> engine.see(early)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherChainIsNotTakenBack() {
    Engine engine = engine();
    engine.begin(1, 10);
    engine.begin(10, 10);
    assertThat(engine.undoFrom(1, 5)).isTrue();
    engine.begin(1, 7);
    assertThatThrownBy(() -> engine.begin(10, 7)).isInstanceOf(IllegalArgumentException.class);
  }
}
