package dev.countersign.watch.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.watch.seen.SeenBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One chain, followed from nodes that fail, lag, lie, or are of another chain. */
class ChainFollowerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ALL = 1_000;

  private final FakeNode one = new FakeNode("one").grow("a", "b", "c", "d", "e", "f");
  private final FakeNode two = new FakeNode("two").has(one.blocks());
  private final FakeNode three = new FakeNode("three").has(one.blocks());

  private static List<Class<?>> kinds(Rounds rounds) {
    List<Class<?>> kinds = new ArrayList<>();
    rounds.told.forEach(event -> kinds.add(event.getClass()));
    return kinds;
  }

  private Rounds alone() {
    return new Rounds(Rounds.settings(), ALL, List.of(one));
  }

  private Rounds agreeing(boolean hold) {
    return new Rounds(Rounds.settings().agreeing(2, hold), ALL, List.of(one, two));
  }

  @Test
  void takesEveryBlockAndSaysNothing() {
    Rounds rounds = alone();
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    one.grow("g", "h");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(rounds.told).isEmpty();
    assertThat(rounds.follower.status().lag()).isZero();
  }

  @Test
  void asksAgainAtOnceWhereARoundDidNotReachTheEnd() {
    FollowSettings usual = Rounds.settings();
    FollowSettings small =
        new FollowSettings(
            1,
            usual.identity(),
            2,
            1,
            true,
            2,
            3,
            usual.poll(),
            usual.look(),
            usual.patience(),
            5,
            usual.quiet());
    Rounds rounds = new Rounds(small, ALL, List.of(one));
    assertThat(rounds.follower.round()).isZero();
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks().subList(2, 5));
    assertThat(rounds.follower.round()).isEqualTo(usual.poll());
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks().subList(2, 6));
  }

  @Test
  void takesBackExactlyWhatTheChainGaveUpAndSaysWhat() {
    Rounds rounds = alone();
    rounds.go(1);
    String tip = one.blocks().getLast().header().hash().toHex();
    one.cut(3).grow("D", "E", "F", "G");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(rounds.sentences())
        .containsExactly(
            "The chain was reorganised: took back blocks 3 to 5, 3 in all; the last of them was "
                + tip);
  }

  @Test
  void noticesThatTheNewestBlockAloneWasReplaced() {
    Rounds rounds = alone();
    rounds.go(1);
    one.cut(5).grow("F");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(rounds.told).hasSize(1);
  }

  @Test
  void stopsAndSaysSoWhereMoreIsGivenUpThanIsKept() {
    Rounds rounds = new Rounds(Rounds.settings(), 3, List.of(one));
    rounds.go(1);
    List<SeenBlock> before = rounds.chain.blocks();
    one.cut(2).grow("C", "D", "E", "F", "G");
    rounds.go(3);
    assertThat(rounds.chain.blocks()).isEqualTo(before);
    assertThat(rounds.sentences())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Following stopped: the chain has none of the blocks 3 to 5 that were read");
    one.has(before).grow("G");
    rounds.go(2);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(rounds.sentences()).hasSize(2).last().asString().startsWith("This is over: Foll");
  }

  @Test
  void isNotStoppedByOneNodeThatIsOnAForkOfItsOwn() {
    Rounds rounds = new Rounds(Rounds.settings(), 3, List.of(one, two));
    rounds.go(1);
    one.cut(2).grow("C", "D", "E", "F", "G");
    two.grow("g");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(kinds(rounds)).doesNotContain(FollowEvent.TooDeep.class);
  }

  @Test
  void doesNotBeginAnewWhereTheLastHeaderThatIsLeftWouldGo() {
    Rounds rounds = new Rounds(Rounds.settings(), 3, List.of(one));
    rounds.go(1);
    List<SeenBlock> before = rounds.chain.blocks();
    one.cut(3).grow("D", "E", "F", "G");
    rounds.go(2);
    assertThat(rounds.chain.blocks()).isEqualTo(before);
    assertThat(kinds(rounds)).containsExactly(FollowEvent.TooDeep.class);
  }

  @Test
  void takesBackAllWhereFollowingBeganThere() {
    FollowSettings usual = Rounds.settings();
    FollowSettings late =
        new FollowSettings(
            1,
            usual.identity(),
            4,
            1,
            true,
            2,
            99,
            usual.poll(),
            usual.look(),
            usual.patience(),
            5,
            usual.quiet());
    Rounds rounds = new Rounds(late, ALL, List.of(one));
    rounds.go(1);
    one.cut(4).grow("E", "F", "G");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks().subList(4, 7));
  }

  @Test
  void goesOnWithTheNextNodeWhereOneFailsAndTellsOnlyWhatLasts() {
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one, two));
    one.fails(() -> true);
    two.grow("g");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(rounds.told).isEmpty();
    rounds.go(MINUTE);
    assertThat(rounds.sentences()).containsExactly("The node one fails: the node is away");
    one.fails(() -> false);
    one.grow("g");
    rounds.go(MINUTE);
    assertThat(rounds.sentences())
        .last()
        .isEqualTo("This is over: The node one fails: the node is away");
  }

  @Test
  void asksANodeThatFailsLessAndLessOften() {
    Rounds rounds = alone();
    one.fails(() -> true);
    rounds.go(Duration.ofMinutes(10));
    assertThat(one.asked()).isLessThan(100);
    assertThat(rounds.sentences())
        .containsExactlyInAnyOrder(
            "Following waits: no node answers, and 1 is needed",
            "The node one fails: the node is away");
  }

  @Test
  void changesNothingWhereANodeIsOnlyBehind() {
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one, two));
    rounds.go(1);
    two.cut(4);
    one.fails(() -> true);
    rounds.go(3);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    two.grow("e", "f", "g");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(kinds(rounds)).doesNotContain(FollowEvent.Reorganised.class);
  }

  @Test
  void leavesANodeThatIsFarBehindTheOthers() {
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one, two));
    rounds.go(1);
    for (int i = 0; i < 20; i++) {
      two.grow("more " + i);
    }
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(rounds.sentences())
        .containsExactly("The node one is behind: it is at block 5 of 25");
  }

  @Test
  void saysThatItIsBehindAndThatItIsNoLonger() {
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one));
    rounds.go(1);
    one.claims(Optional.of(40L));
    rounds.go(MINUTE);
    assertThat(rounds.sentences()).contains("Following is 35 blocks behind: it is at 5 of 40");
    one.claims(Optional.empty());
    rounds.go(MINUTE);
    assertThat(rounds.sentences())
        .contains("This is over: Following is 35 blocks behind: it is at 5 of 40");
  }

  @Test
  void takesNothingBackWhereANodeContradictsItself() {
    Rounds rounds = alone();
    rounds.go(1);
    one.grow("g");
    one.lacks(Optional.of(5L));
    rounds.go(MINUTE);
    assertThat(kinds(rounds)).doesNotContain(FollowEvent.Reorganised.class);
    assertThat(rounds.sentences())
        .contains("The node one fails: the node is at block 6 and has no block 5");
    one.lacks(Optional.empty());
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
  }

  @Test
  void saysThatItIsBehindWhereTheNodeItselfIsCatchingUp() {
    Rounds rounds = alone();
    one.aims(Optional.of(20L));
    rounds.go(MINUTE);
    assertThat(rounds.sentences()).contains("Following is 15 blocks behind: it is at 5 of 20");
  }

  @Test
  void saysThatNoBlockComes() {
    Rounds rounds = alone();
    rounds.go(Duration.ofMinutes(11));
    assertThat(kinds(rounds)).containsExactly(FollowEvent.StandsStill.class);
    one.grow("g");
    rounds.go(1);
    assertThat(kinds(rounds))
        .containsExactly(FollowEvent.StandsStill.class, FollowEvent.Recovered.class);
  }

  @Test
  void takesNothingThatASecondNodeDoesNotHave() {
    Rounds rounds = agreeing(true);
    rounds.go(1);
    List<SeenBlock> agreed = rounds.chain.blocks();
    one.grow("g", "h");
    two.grow("G", "H");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(agreed);
    assertThat(rounds.told).isEmpty();
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(agreed);
    assertThat(rounds.sentences())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Nodes disagree about block 6: ");
    two.has(one.blocks());
    rounds.go(2);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(kinds(rounds)).endsWith(FollowEvent.Recovered.class);
  }

  @Test
  void takesNothingBackBecauseOneNodeSaysSo() {
    Rounds rounds = agreeing(true);
    rounds.go(1);
    List<SeenBlock> agreed = rounds.chain.blocks();
    one.cut(2).grow("x", "y", "z", "x", "y", "z");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(agreed);
    assertThat(kinds(rounds)).contains(FollowEvent.Disagreement.class);
    assertThat(kinds(rounds)).doesNotContain(FollowEvent.Reorganised.class);
  }

  @Test
  void goesOnWithTheMajorityWhereOneOfThreeLies() {
    Rounds rounds = new Rounds(Rounds.settings().agreeing(2, true), ALL, List.of(one, two, three));
    rounds.go(1);
    one.grow("x", "y");
    two.grow("g", "h");
    three.grow("g", "h");
    rounds.go(Duration.ofSeconds(5));
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    rounds.go(MINUTE);
    assertThat(rounds.sentences())
        .anyMatch(said -> said.startsWith("Nodes disagree about block 7: what was kept has"));
  }

  @Test
  void onlyTellsADisagreementWhereItIsNotToHold() {
    Rounds rounds = agreeing(false);
    rounds.go(1);
    one.grow("g");
    two.grow("G");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(kinds(rounds)).containsExactly(FollowEvent.Disagreement.class);
  }

  @Test
  void waitsForTheSecondNodeAndSaysSo() {
    Rounds rounds = agreeing(true);
    two.fails(() -> true);
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEmpty();
    assertThat(rounds.sentences())
        .contains("Following waits: only 1 of the nodes answer, and 2 must agree");
    two.fails(() -> false);
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
  }

  @Test
  void waitsForASecondNodeThatIsABlockBehind() {
    Rounds rounds = agreeing(true);
    rounds.go(1);
    one.grow("g");
    rounds.go(3);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(rounds.told).isEmpty();
  }

  @Test
  void refusesANodeOfAnotherChainAndSaysSoAtOnce() {
    one.isOn("chain id 5");
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one, two));
    one.grow("x");
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(rounds.sentences())
        .containsExactly(
            "The node one says that it is on chain id 5, not on chain id 1, and is not believed in"
                + " anything until it is");
  }

  @Test
  void noticesAChangeOfTheChainWhileItFollows() {
    Rounds rounds = alone();
    rounds.go(1);
    List<SeenBlock> before = rounds.chain.blocks();
    one.isOn("chain id 5");
    rounds.go(Duration.ofSeconds(6));
    one.grow("x");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(before);
    assertThat(kinds(rounds))
        .containsExactly(FollowEvent.OtherChain.class, FollowEvent.TooFewNodes.class);
    one.isOn("chain id 1");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
  }

  @Test
  void isNotMisledByANodeThatClaimsAHeightThatItDoesNotHave() {
    Rounds rounds = new Rounds(Rounds.settings(), ALL, List.of(one, two));
    one.claims(Optional.of(Long.MAX_VALUE >> 2));
    two.grow("g");
    rounds.go(MINUTE);
    assertThat(rounds.chain.blocks()).isEqualTo(two.blocks());
    assertThat(kinds(rounds)).contains(FollowEvent.Behind.class);
  }

  @Test
  void noticesABlockThatIsReplacedWhileItReads() {
    Rounds rounds = alone();
    int[] reads = {0};
    one.beforeRead(() -> {
      if (++reads[0] == 4) {
        one.cut(2).grow("C", "D", "E", "F", "G");
      }
    });
    rounds.go(5);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
  }

  @Test
  void triesAgainWhereNothingCanBeKeptAndSaysSo() {
    Rounds rounds = alone();
    rounds.chain.full(true);
    rounds.go(3);
    assertThat(rounds.sentences())
        .containsExactly("What the chain showed could not be kept, and is tried again: no room");
    rounds.chain.full(false);
    rounds.go(1);
    assertThat(rounds.chain.blocks()).isEqualTo(one.blocks());
    assertThat(kinds(rounds)).endsWith(FollowEvent.Recovered.class);
  }

  @Test
  void refusesSettingsThatNoNodesCanMeet() {
    assertThatThrownBy(
            () -> new Rounds(Rounds.settings().agreeing(3, true), ALL, List.of(one, two)))
        .hasMessage("3 nodes cannot agree where there are 2");
  }
}
