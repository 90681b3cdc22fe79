package dev.countersign.trace.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.StoreLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may have taken it out: what each basis finds, what it must not, and how right it is. */
class PoolLeadsTest {
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  private final PoolWorld world = new PoolWorld();

  /** Others, who make the pools what they are. */
  private void others() {
    for (int i = 0; i < 20; i++) {
      world.pay(i * HOUR, "stranger" + i, "pool1", 1);
      world.pay(90 * DAY + i * HOUR, "pool1", "unknown" + i, 1);
      world.pay(i * HOUR, "stranger" + i, "pool10", 10);
      world.pay(90 * DAY + i * HOUR, "pool10", "unknown" + i, 10);
    }
    world.pay(30 * DAY, "victim", "thief", 500);
  }

  private List<Lead> leads() {
    return PoolWorld.leads(world.ledger(), "thief");
  }

  private static List<Basis.Kind> kinds(Lead lead) {
    return lead.basis().stream().map(Basis::kind).toList();
  }

  @Test
  void findsTheSameAddress() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(60 * DAY, "pool1", "thief", 1);
    assertThat(leads())
        .singleElement()
        .satisfies(lead -> {
          assertThat(kinds(lead)).containsExactly(Basis.Kind.SAME_ADDRESS);
          assertThat(lead.strength()).isEqualTo(90);
          assertThat(lead.deposit().account()).isEqualTo("thief");
          assertThat(lead.withdrawal().time()).isEqualTo(1_600_000_000L + 60 * DAY);
        });
  }

  @Test
  void findsOneWhoDealtWithTheThiefOutside() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(60 * DAY, "pool1", "fresh", 1);
    assertThat(leads()).isEmpty();
    world.pay(61 * DAY, "fresh", "thief", 1);
    assertThat(leads())
        .singleElement()
        .satisfies(lead -> {
          assertThat(kinds(lead)).containsExactly(Basis.Kind.LINKED);
          assertThat(lead.basis().getFirst().reason()).startsWith("fresh paid thief in 0x");
        });
  }

  @Test
  void findsOneWhoUsesTheSameDepositAddress() {
    others();
    for (int i = 0; i < 150; i++) {
      world.pay(i * HOUR, "somebody" + i, "exchange-deposit" + i, 2);
      world.pay(i * HOUR + 1, "exchange-deposit" + i, "exchange", 2);
      world.pay(i * HOUR + 2, "exchange", "customer" + i, 2);
    }
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(60 * DAY, "pool1", "fresh", 1);
    world.pay(61 * DAY, "thief", "exchange-deposit7", 3);
    world.pay(62 * DAY, "exchange-deposit7", "exchange", 3);
    world.pay(63 * DAY, "fresh", "exchange-deposit7", 1);
    world.pay(64 * DAY, "exchange-deposit7", "exchange", 1);
    assertThat(leads())
        .singleElement()
        .satisfies(lead ->
            assertThat(lead.basis().getFirst().reason())
                .isEqualTo("both paid into the deposit address exchange-deposit7"));
  }

  @Test
  void findsSumsThatFitPoolByPool() {
    others();
    for (int i = 0; i < 3; i++) {
      world.pay((31 + i) * DAY, "thief", "pool10", 10);
      world.pay((60 + i) * DAY, "pool10", "fresh", 10);
    }
    assertThat(leads()).as("three of one pool are nothing special").isEmpty();
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(60 * DAY, "pool1", "fresh", 1);
    assertThat(leads())
        .singleElement()
        .satisfies(lead -> {
          assertThat(kinds(lead)).containsExactly(Basis.Kind.SUMS);
          assertThat(lead.basis().getFirst().reason())
              .isEqualTo("as much was put in as taken out: 4 times, over 2 pools");
        });
    world.pay(63 * DAY, "pool1", "fresh", 1);
    assertThat(leads()).as("one more was taken out").isEmpty();
  }

  @Test
  void sumsThatFitManySayNothing() {
    others();
    for (int i = 0; i < 3; i++) {
      putAndTake(i == 0 ? "thief" : "user" + i, "fresh" + i, i);
    }
    assertThat(leads()).as("three by three pairs").isEmpty();
  }

  private void putAndTake(String in, String out, int hours) {
    for (String pool : List.of("pool1", "pool10")) {
      long amount = pool.equals("pool1") ? 1 : 10;
      for (int i = 0; i < 2; i++) {
        world.pay((31 + i) * DAY + hours * HOUR, in, pool, amount);
        world.pay((60 + i) * DAY + hours * HOUR, pool, out, amount);
      }
    }
  }

  @Test
  void findsNoSumsThatWereTakenBeforeTheyWerePut() {
    others();
    for (int i = 0; i < 3; i++) {
      world.pay((40 + i) * DAY, "thief", "pool10", 10);
      world.pay((39 + 2 * i) * DAY + 2 * HOUR, "pool10", "fresh", 10);
    }
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(60 * DAY, "pool1", "fresh", 1);
    assertThat(leads()).isEmpty();
  }

  @Test
  void findsTheNextSoonAfter() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(31 * DAY + HOUR, "pool1", "fresh", 1);
    assertThat(leads())
        .singleElement()
        .satisfies(lead -> {
          assertThat(kinds(lead)).containsExactly(Basis.Kind.TIMING);
          assertThat(lead.strength()).isEqualTo(10);
        });
  }

  @Test
  void findsNobodyWhoTookBeforeOrMuchLater() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1);
    world.pay(31 * DAY + HOUR + 1, "pool1", "late", 1);
    world.pay(30 * DAY, "pool1", "early", 1);
    world.pay(33 * DAY, "early", "thief", 1);
    assertThat(leads()).isEmpty();
  }

  @Test
  void takesAMixerOfAnyAmountsForNoPool() {
    for (int i = 0; i < 20; i++) {
      world.pay(i * HOUR, "stranger" + i, "pool1", 100 + i);
    }
    world.pay(30 * DAY, "victim", "thief", 500);
    world.pay(31 * DAY, "thief", "pool1", 77);
    world.pay(32 * DAY, "pool1", "thief", 77);
    assertThat(leads()).isEmpty();
  }

  private static final long ODD = 27_400_000_000L;

  /** The thief puts in, and fresh takes out, each at a price. */
  private void priced(long in, long out) {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1, "thief", in);
    world.pay(60 * DAY, "pool1", "fresh", 1, "fresh", out);
  }

  @Test
  void findsOneWhoPaidTheSameForGas() {
    priced(ODD, ODD);
    assertThat(leads())
        .singleElement()
        .satisfies(lead -> {
          assertThat(kinds(lead)).containsExactly(Basis.Kind.GAS_PRICE);
          assertThat(lead.strength()).isEqualTo(70);
          assertThat(lead.withdrawal().account()).isEqualTo("fresh");
          assertThat(lead.basis().getFirst().reason())
              .isEqualTo(
                  "only they paid 27.4 gwei for gas, to put in by "
                      + lead.deposit().transaction()
                      + " and to take out by "
                      + lead.withdrawal().transaction());
        });
  }

  @Test
  void aPriceOfWholeGweiOrAnotherSaysNothing() {
    priced(27_000_000_000L, 27_000_000_000L);
    world.pay(61 * DAY, "pool1", "other", 1, "other", ODD);
    assertThat(leads()).isEmpty();
  }

  @Test
  void aPriceThatAnotherUserOfThePoolsPaidSaysNothing() {
    priced(ODD, ODD);
    for (int i = 0; i < GasPrices.NEAR; i++) {
      world.pay(100 * DAY + i, "shop", "shopper", 1);
    }
    assertThat(leads()).hasSize(1);
    world.pay(500 * DAY, "pool1", "third", 1, "third", ODD);
    assertThat(leads()).as("however far away").isEmpty();
  }

  @Test
  void theNetworksPriceWithinAnHourSaysNothing() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1, "thief", ODD);
    world.pay(31 * DAY + 600, "pool1", "between", 1, "between", 1);
    world.pay(31 * DAY + HOUR, "pool1", "soon", 1, "soon", ODD);
    assertThat(leads()).noneMatch(lead -> kinds(lead).contains(Basis.Kind.GAS_PRICE));
  }

  @Test
  void aPriceFromBeforeTheDepositSaysNothing() {
    others();
    world.pay(29 * DAY, "pool1", "fresh", 1, "fresh", ODD);
    world.pay(31 * DAY, "thief", "pool1", 1, "thief", ODD);
    world.pay(60 * DAY, "pool1", "fresh", 1, "fresh", 1);
    assertThat(leads()).isEmpty();
  }

  @Test
  void aRelayersPriceSaysNothing() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1, "thief", ODD);
    world.pay(60 * DAY, "pool1", "fresh", 1, "thief", ODD);
    assertThat(leads()).as("paid by another than who took").isEmpty();
    world.pay(61 * DAY, "pool1", "relayer", 1, "relayer", ODD);
    assertThat(leads()).as("taken by one who is not known as a relayer yet").hasSize(1);
    world.pay(62 * DAY, "pool1", "customer", 1, "relayer", 1);
    assertThat(leads()).as("taken by a relayer").isEmpty();
  }

  @Test
  void aPriceOfWhichNobodyKnowsWhoPaidItSaysNothing() {
    others();
    world.pay(31 * DAY, "thief", "pool1", 1, "thief", ODD);
    world.pay(60 * DAY, "pool1", "fresh", 1, "", ODD);
    assertThat(leads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1999, 0", "2000, 1"})
  void aPriceThatSomebodyPaidNearInTheLedgerSaysNothing(int between, int found) {
    priced(ODD, ODD);
    for (int i = 0; i < between; i++) {
      world.pay(60 * DAY + 1 + i, "shop", "shopper", 1);
    }
    world.pay(61 * DAY, "somebody", "shop", 1, "somebody", ODD);
    assertThat(leads()).hasSize(found);
  }

  @Test
  void isTheSameOnDiskAndInAnyOrder(@TempDir Path folder) {
    PoolWorld users = new PoolWorld(3, 120);
    List<Entry> shuffled = new ArrayList<>(users.entries());
    Collections.shuffle(shuffled, new Random(5));
    Ledger inMemory = MemoryLedger.of(PoolWorld.COIN, shuffled);
    int byPrice = 0;
    try (LedgerStore store = LedgerStore.open(folder, PoolWorld.COIN, 8 << 20)) {
      store.append(users.entries());
      try (StoreLedger onDisk = store.ledger()) {
        for (int i = 0; i < 120; i++) {
          List<Lead> leads = PoolWorld.leads(users.ledger(), "in" + i);
          assertThat(PoolWorld.leads(inMemory, "in" + i)).isEqualTo(leads);
          assertThat(PoolWorld.leads(onDisk, "in" + i)).isEqualTo(leads);
          byPrice +=
              (int)
                  leads.stream().filter(lead -> kinds(lead).contains(Basis.Kind.GAS_PRICE)).count();
        }
      }
    }
    assertThat(byPrice).isPositive();
  }

  /** How many of the leads with a basis were right. */
  static Map<Basis.Kind, List<Boolean>> right(int worlds, int users) {
    Map<Basis.Kind, List<Boolean>> right = new EnumMap<>(Basis.Kind.class);
    for (int seed = 0; seed < worlds; seed++) {
      MemoryLedger ledger = new PoolWorld(seed, users).ledger();
      for (int i = 0; i < users; i += 4) {
        for (Lead lead : PoolWorld.leads(ledger, "in" + i)) {
          boolean is =
              PoolWorld.owner(lead.deposit().account())
                  .equals(PoolWorld.owner(lead.withdrawal().account()));
          for (Basis basis : lead.basis()) {
            right.computeIfAbsent(basis.kind(), any -> new ArrayList<>()).add(is);
          }
        }
      }
    }
    return right;
  }

  private static double share(Map<Basis.Kind, List<Boolean>> all, Basis.Kind kind) {
    List<Boolean> right = all.getOrDefault(kind, List.of());
    return (double) right.stream().filter(is -> is).count() / right.size();
  }

  @Test
  void isRightMuchMoreOftenThanByChanceOnMadeUpPools() {
    Map<Basis.Kind, List<Boolean>> right = right(4, 120);
    assertThat(right.keySet())
        .isEqualTo(
            Set.of(
                Basis.Kind.SAME_ADDRESS,
                Basis.Kind.LINKED,
                Basis.Kind.GAS_PRICE,
                Basis.Kind.SUMS,
                Basis.Kind.TIMING));
    assertThat(share(right, Basis.Kind.SAME_ADDRESS)).isEqualTo(1);
    assertThat(share(right, Basis.Kind.LINKED)).isGreaterThan(0.5);
    assertThat(share(right, Basis.Kind.GAS_PRICE)).isGreaterThan(0.8);
    assertThat(share(right, Basis.Kind.SUMS)).isGreaterThan(0.3);
    assertThat(share(right, Basis.Kind.TIMING)).isGreaterThan(0.1);
  }
}
