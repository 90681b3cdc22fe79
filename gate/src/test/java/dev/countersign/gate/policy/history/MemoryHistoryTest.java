package dev.countersign.gate.policy.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.condition.DestinationIs;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.facts.WalletFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryHistoryTest {
  private static final Instant NOW = Example.NOW;
  private static final Duration DAY = Duration.ofDays(1);

  private final MemoryHistory history = new MemoryHistory();

  @ParameterizedTest
  @CsvSource({"86399, 1", "86400, 0", "86401, 0", "0, 1", "-3600, 1"})
  void countsWhatIsYoungerThanTheWindowAndWhatIsDatedAhead(long secondsAgo, long count) {
    history.add(entry(NOW.minusSeconds(secondsAgo), "bob", "10"));
    assertThat(total(Scope.ALL).count()).isEqualTo(count);
  }

  @Test
  void addsUpExactly() {
    history.add(entry(NOW.minusSeconds(3), "bob", "0.1"));
    history.add(entry(NOW.minusSeconds(2), "bob", "0.2"));
    history.add(entry(NOW.minusSeconds(1), "bob", "9223372036854775807.000000000000000001"));
    assertThat(total(Scope.ALL).amount())
        .isEqualByComparingTo("9223372036854775807.300000000000000001");
  }

  @Test
  void keepsInitiatorsApartWhereAskedTo() {
    history.add(entry(NOW.minusSeconds(2), "bob", "1"));
    history.add(entry(NOW.minusSeconds(1), "olga", "2"));
    assertThat(total(by(Side.INITIATOR)).amount()).isEqualByComparingTo("1");
    assertThat(total(Scope.ALL).amount()).isEqualByComparingTo("3");
  }

  @Test
  void remembersWhatComesAfterTheFirstQuestion() {
    assertThat(total(Scope.ALL)).isEqualTo(Total.NOTHING);
    history.add(entry(NOW.minusSeconds(1), "bob", "2"));
    assertThat(total(Scope.ALL).amount()).isEqualByComparingTo("2");
  }

  @Test
  void takesEntriesInAnyOrder() {
    total(Scope.ALL);
    history.add(entry(NOW.minusSeconds(10), "bob", "1"));
    history.add(entry(NOW.minus(DAY).minusSeconds(5), "bob", "100"));
    history.add(entry(NOW.minusSeconds(20), "bob", "10"));
    assertThat(total(Scope.ALL).amount()).isEqualByComparingTo("11");
  }

  /** Pages ask while a decision adds; an entry that gets lost would be one past the limit. */
  @Test
  void losesNoEntryWhileOthersAsk() throws Exception {
    int rounds = 100;
    int entries = 1_000;
    for (int round = 0; round < rounds; round++) {
      MemoryHistory shared = new MemoryHistory();
      CyclicBarrier together = new CyclicBarrier(3);
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        Future<?> adding =
            threads.submit(() -> {
              together.await();
              for (int i = 0; i < entries; i++) {
                shared.add(entry(NOW.minusSeconds(entries - i), "bob", "1"));
              }
              return null;
            });
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          asking.add(
              threads.submit(() -> {
                together.await();
                while (!adding.isDone()) {
                  for (Side side : Side.values()) {
                    shared.total(query(by(side), null));
                  }
                  shared.total(query(Scope.ALL, null));
                }
                return null;
              }));
        }
        adding.get();
        for (Future<?> one : asking) {
          one.get();
        }
      }
      for (Side side : Side.values()) {
        assertThat(shared.total(query(by(side), null)).count()).isEqualTo(entries);
      }
      assertThat(shared.total(query(Scope.ALL, null)).count()).isEqualTo(entries);
    }
  }

  @Test
  void tellsHowManyLackAValue() {
    Move move = new Example().facts().move();
    history.add(new HistoryEntry(NOW, move, BigDecimal.ONE, Map.of("USD", BigDecimal.TEN)));
    history.add(new HistoryEntry(NOW, move, BigDecimal.ONE, Map.of("EUR", BigDecimal.TEN)));
    history.add(new HistoryEntry(NOW, move, null, Map.of()));
    Total total = history.total(query(Scope.ALL, "USD"));
    assertThat(total.value()).isEqualByComparingTo("10");
    assertThat(total.withoutValue()).isEqualTo(2);
    assertThat(total.withoutAmount()).isEqualTo(1);
  }

  @Test
  void aChangeOfControlIsWorthNothingAndLacksNothing() {
    history.add(HistoryEntry.of(new Example().control().facts()));
    Total total = history.total(query(Scope.ALL, "USD"));
    assertThat(total).isEqualTo(new Total(1, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0));
  }

  @Test
  void countsWhatATestCannotTell() {
    Example incomplete = new Example();
    incomplete.destination = null;
    history.add(HistoryEntry.of(incomplete.facts()));
    MoveTest known =
        new DestinationIs(Set.of(DestinationFacts.Kind.COUNTERPARTY), Set.of(), Set.of(), Set.of());
    assertThat(total(new Scope(Set.of(), List.of(known))).count()).isEqualTo(1);
  }

  @Test
  void saysTheSameAsGoingOverAllEntries() {
    Random random = new Random(20250221);
    for (int round = 0; round < 60; round++) {
      MemoryHistory fast = new MemoryHistory();
      List<HistoryEntry> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        HistoryEntry entry = random(random);
        all.add(entry);
        fast.add(entry);
        Set<Side> by = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
          if (random.nextBoolean()) {
            by.add(side);
          }
        }
        HistoryQuery query =
            new HistoryQuery(
                new Scope(by, List.of()),
                random(random).move(),
                NOW.minusSeconds(random.nextInt(60)),
                random.nextBoolean() ? "USD" : null);
        Total slow = History.of(all, query);
        Total quick = fast.total(query);
        assertThat(quick.count()).isEqualTo(slow.count());
        assertThat(quick.amount()).isEqualByComparingTo(slow.amount());
        assertThat(quick.value()).isEqualByComparingTo(slow.value());
        assertThat(quick.withoutValue()).isEqualTo(slow.withoutValue());
      }
    }
  }

  private HistoryEntry random(Random random) {
    Example example = new Example();
    example.initiator = "person-" + random.nextInt(3);
    example.amount(random.nextBoolean() ? Example.USDC : Example.ETH, "" + random.nextInt(1000));
    example.wallet =
        new WalletFacts(
            "w", Set.of(), 1L, "0x" + random.nextInt(2) + "1".repeat(39), WalletFacts.Kind.SAFE);
    example.destination =
        new DestinationFacts(
            "0x" + random.nextInt(2) + "2".repeat(39),
            DestinationFacts.Kind.UNKNOWN,
            null,
            Set.of(),
            null,
            null);
    example.now = NOW.minusSeconds(random.nextInt(60));
    return HistoryEntry.of(example.facts());
  }

  private static Scope by(Side side) {
    return new Scope(Set.of(side), List.of());
  }

  private Total total(Scope scope) {
    return history.total(query(scope, null));
  }

  private static HistoryQuery query(Scope scope, @Nullable String currency) {
    return new HistoryQuery(scope, new Example().facts().move(), NOW.minus(DAY), currency);
  }

  private static HistoryEntry entry(Instant at, String initiator, String amount) {
    Example example = new Example();
    example.initiator = initiator;
    return new HistoryEntry(at, example.facts().move(), new BigDecimal(amount), Map.of());
  }
}
