package dev.countersign.watch.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.SeenBlock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A chain that grows and forks at random, shown by nodes that lag and fail at random, of which one
 * may lie: in the end what was kept is the winning branch, and nothing was kept that no honest node
 * had.
 */
class RandomChainsTest {
  private static final int STEPS = 120;
  private static final int DEEPEST = 12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void endsWithTheWinningBranchFromOneNodeThatFailsAndIsReorganised(int seed) {
    run(seed, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void keepsNothingThatOnlyALiarHadWhereTwoMustAgree(int seed) {
    run(seed, true);
  }

  private static void run(int seed, boolean liar) {
    Random random = new Random(seed);
    FakeNode truth = new FakeNode("truth").grow("a", "b", "c");
    List<FakeNode> nodes = List.of(new FakeNode("one"), new FakeNode("two"), new FakeNode("three"));
    nodes.forEach(node -> node.has(truth.blocks()));
    Rounds rounds = new Rounds(Rounds.settings().agreeing(liar ? 2 : 1, true), 1_000, nodes);
    Set<Bytes> real = new HashSet<>();
    truth.blocks().forEach(block -> real.add(block.header().hash()));
    boolean[] healed = {false};
    nodes.forEach(node -> {
      Random own = new Random(seed * 31L + node.name().hashCode());
      node.fails(() -> !healed[0] && own.nextInt(12) == 0);
    });
    for (int step = 0; step < STEPS; step++) {
      change(truth, random, step);
      truth.blocks().forEach(block -> real.add(block.header().hash()));
      for (int i = liar ? 1 : 0; i < nodes.size(); i++) {
        if (random.nextInt(3) > 0) {
          nodes.get(i).has(truth.blocks());
        }
      }
      if (liar && random.nextInt(3) == 0) {
        FakeNode one = nodes.getFirst();
        one.has(truth.blocks());
        change(one, random, 1_000 + step);
      }
      rounds.go(1 + random.nextInt(3));
      assertThat(rounds.chain.blocks())
          .as("seed %s, step %s", seed, step)
          .extracting(SeenBlock::header)
          .extracting(BlockHeader::hash)
          .isSubsetOf(real);
    }
    healed[0] = true;
    truth.grow("last");
    for (int i = liar ? 1 : 0; i < nodes.size(); i++) {
      nodes.get(i).has(truth.blocks());
    }
    rounds.go(Duration.ofMinutes(2));
    assertThat(rounds.chain.blocks())
        .as("seed %s, told %s", seed, rounds.sentences())
        .isEqualTo(truth.blocks());
  }

  private static void change(FakeNode chain, Random random, int step) {
    int size = chain.blocks().size();
    if (random.nextInt(3) == 0) {
      chain.cut(Math.max(1, size - 1 - random.nextInt(DEEPEST)));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      chain.grow(step + "." + i);
    }
  }
}
