package dev.countersign.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ParallelEngineTest {
  private static final RuleBook BOOK =
      RulesFile.readOnly(RulesFile.shipped().replace("at-least: 20", "at-least: 4"));

  private final Facts facts =
      new Facts(
          Map.of("own", Party.of(Party.Kind.OWN, "own")), Map.of("USDC", BigDecimal.ONE), Map.of());

  @Test
  void saysTheSameAsOnOneThreadAndTakesTheSameBack() {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Keys keys = new Keys(1, 2);
      ParallelEngine two = new ParallelEngine(BOOK, facts, keys, other);
      Engine one = new Engine(BOOK, facts, keys);
      compare(two, one, 1);
      assertThat(two.undoFrom(1, 150)).isTrue();
      assertThat(one.undoFrom(1, 150)).isTrue();
      compare(two, one, 150);
    }
  }

  private void compare(ParallelEngine two, Engine one, long first) {
    Random random = new Random(first);
    List<Alert> ofTwo = new ArrayList<>();
    List<Alert> ofOne = new ArrayList<>();
    for (long block = first; block < first + 200; block++) {
      List<Movement> moves = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        moves.add(
            new Movement(
                1,
                block,
                1_772_000_000 + block * 60,
                Bytes.word(BigInteger.valueOf(block * 100 + i)),
                moves.size(),
                account(random),
                account(random),
                facts.asset(1, "USDC", null),
                BigInteger.valueOf(random.nextLong(1, 200_000_000_000L))));
      }
      ofTwo.addAll(two.see(1, block, moves));
      one.begin(1, block);
      moves.forEach(move -> ofOne.addAll(one.see(move)));
    }
    assertThat(ofTwo).isNotEmpty().containsExactlyInAnyOrderElementsOf(ofOne);
    assertThat(ofTwo).anyMatch(alert -> alert.code().code().startsWith("shape-"));
    assertThat(ofTwo).anyMatch(alert -> alert.code().code().equals("rule-matched"));
  }

  private static String account(Random random) {
    return random.nextInt(5) == 0 ? "own" : "a" + random.nextInt(20);
  }
}
