package dev.countersign.trace.cross;

import static dev.countersign.trace.cross.Chains.BRIDGE;
import static dev.countersign.trace.cross.Chains.EXCHANGE;
import static dev.countersign.trace.cross.Chains.move;
import static dev.countersign.trace.cross.Chains.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes over whichever bridges, nothing is made or lost over all chains. */
class RandomChainsTest {
  private static final int SEEDS = 60;
  private static final int PEOPLE = 7;

  private static Chains chains(long seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(2);
    Chains chains = new Chains(count);
    if (random.nextInt(4) == 0) {
      chains.unlabelled();
    }
    long most = random.nextBoolean() ? 9 : 1_000_000_000L;
    for (int i = 0; i < 120; i++) {
      long time = 10L * i + random.nextInt(30);
      int from = random.nextInt(count);
      int to = (from + 1 + random.nextInt(count - 1)) % count;
      String one = person(random);
      String other = person(random);
      long amount = 1 + random.nextLong(most);
      long arrives = Math.max(1, amount - random.nextLong(1 + amount / 3));
      switch (random.nextInt(8)) {
        case 0, 1 -> chains.cross(from, to, time, one, other, amount, arrives);
        case 2 -> {
          chains.pay(from, time, one, BRIDGE, amount);
          chains.pay(to, time + random.nextInt(90), BRIDGE, one, arrives);
        }
        case 3 -> several(chains, random, from, to, time, most);
        default -> chains.pay(from, time, one, random.nextInt(9) == 0 ? EXCHANGE : other, amount);
      }
    }
    return chains;
  }

  /** Two pay in, and perhaps more than is said; both arrive at once. */
  private static void several(
      Chains chains, Random random, int from, int to, long time, long most) {
    String one = person(random);
    String other = person(random);
    long first = 1 + random.nextLong(most);
    long second = 1 + random.nextLong(most);
    long more = random.nextBoolean() ? 0 : random.nextLong(most);
    Bytes in =
        chains.moved(
            from, time, move(from, one, BRIDGE, first + more), move(from, other, BRIDGE, second));
    boolean named = random.nextBoolean();
    String link = "both" + time + "/" + from;
    chains.left(from, time, in, BRIDGE, named ? one : "", one, to, first, link + "a");
    chains.left(from, time, in, BRIDGE, named ? other : "", other, to, second, link + "b");
    Bytes out =
        chains.moved(to, time, move(to, BRIDGE, one, first), move(to, BRIDGE, other, second));
    chains.came(to, time, out, BRIDGE, one, first, link + "a");
    chains.came(to, time, out, BRIDGE, other, second, link + "b");
  }

  private static String person(Random random) {
    return name(random.nextInt(PEOPLE));
  }

  private static Journey follow(List<Shore> shores, Source theft, Method method, Bounds bounds) {
    return Voyage.follow(shores, theft, method, bounds, Chains.ASSETS);
  }

  private static List<Source> thefts(List<Shore> shores) {
    Ledger ledger = shores.getFirst().ledger();
    int one = ledger.account(name(1)).orElse(0);
    int two = ledger.account(name(2)).orElse(0);
    return List.of(
        new Source.OfTransaction(3, 0, OptionalInt.empty()),
        new Source.OfAccount(one, 0, 2),
        new Source.OfAccounts(Set.of(one, two), 0));
  }

  @ParameterizedTest
  @EnumSource
  void noValueIsMadeOrLostOverAllChains(Method method) {
    int passages = 0;
    int deep = 0;
    int matched = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Chains chains = chains(seed);
      if (seed % 5 == 0) {
        chains.limits(new Limits(Long.MAX_VALUE, BigInteger.TWO, 6, 40));
      } else if (seed % 5 == 1) {
        chains.limits(Limits.USUAL);
      }
      List<Shore> shores = chains.shores(seed);
      for (Source theft : thefts(shores)) {
        Bounds bounds = seed % 3 == 0 ? new Bounds(0.3, true, 2) : Bounds.USUAL;
        // A journey checks itself, over all chains and for each.
        Journey journey = follow(shores, theft, method, bounds);
        passages += journey.passages().size();
        for (Passage one : journey.passages()) {
          deep += one.depth() > 1 ? 1 : 0;
          matched += one.at().decoded() ? 0 : 1;
          assertThat(one.landed()).isPositive().isLessThanOrEqualTo(one.at().amount());
          assertThat(one.depth()).isLessThanOrEqualTo(bounds.depth());
        }
        assertThat(stays(journey)).isLessThanOrEqualTo(journey.in(Place.BRIDGE));
        journey.legs().forEach(RandomChainsTest::restsInRealBalances);
      }
    }
    assertThat(passages).isGreaterThan(SEEDS * 4);
    assertThat(deep).isGreaterThan(SEEDS);
    assertThat(matched).isPositive();
  }

  private static BigInteger stays(Journey journey) {
    return journey.stays().stream().map(Stay::value).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static void restsInRealBalances(Journey.Leg leg) {
    Ledger ledger = leg.shore().ledger();
    for (Resting one : leg.resting()) {
      if (one.place() == Place.HELD) {
        assertThat(one.tainted())
            .isLessThanOrEqualTo(ledger.balanceBefore(one.account(), one.asset(), ledger.size()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheInputMakesNoDifference(Method method) {
    int passages = 0;
    for (int seed = 0; seed < 20; seed++) {
      Chains chains = chains(seed);
      List<Shore> shores = chains.shores(1);
      List<Shore> shuffled = chains.shores(2);
      for (Source theft : thefts(shores)) {
        Journey one = follow(shores, theft, method, Bounds.USUAL);
        Journey other = follow(shuffled, theft, method, Bounds.USUAL);
        assertThat(other.passages()).isEqualTo(one.passages());
        assertThat(other.stays()).isEqualTo(one.stays());
        for (int i = 0; i < one.legs().size(); i++) {
          assertThat(other.legs().get(i).resting()).isEqualTo(one.legs().get(i).resting());
        }
        passages += one.passages().size();
      }
    }
    assertThat(passages).isPositive();
  }
}
