package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a ledger holds, what was stolen is accounted for to the smallest unit. */
class ConservationTest {
  private static final int LEDGERS = 150;

  @ParameterizedTest
  @EnumSource
  void noValueIsMadeOrLost(Method method) {
    int stolen = 0;
    for (int seed = 0; seed < LEDGERS; seed++) {
      MemoryLedger ledger =
          MemoryLedger.of(
              RandomLedger.COIN,
              new RandomLedger(seed, 3 + seed % 12, 1 + seed % 3, seed % 2 == 0 ? 5 : 1_000_000)
                  .entries(80, seed % 3 == 0));
      for (Source source : sources(ledger)) {
        for (Limits limits : limits()) {
          // A trace checks itself that what rests stands for what was stolen.
          Trace trace =
              Tracer.trace(ledger, source, method, Roles.of(ledger, Set.of(0, 2)), limits);
          stolen += trace.stolen().signum();
          if (trace.complete()) {
            restsInRealBalances(ledger, trace, Math.min(ledger.size() - 1, limits.until()) + 1);
          }
          flowsAddUp(trace);
        }
      }
    }
    assertThat(stolen).isGreaterThan(LEDGERS);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheInputMakesNoDifference(Method method) {
    for (int seed = 0; seed < 30; seed++) {
      List<Entry> entries = new RandomLedger(seed, 8, 3, 1_000).entries(60, true);
      MemoryLedger ledger = MemoryLedger.of(RandomLedger.COIN, entries);
      List<Entry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, new Random(seed));
      MemoryLedger other = MemoryLedger.of(RandomLedger.COIN, shuffled);
      for (Source source : sources(ledger)) {
        assertThat(Tracer.trace(other, source, method, Roles.unknown(other), Limits.NONE))
            .isEqualTo(Tracer.trace(ledger, source, method, Roles.unknown(ledger), Limits.NONE));
      }
    }
  }

  private static List<Source> sources(MemoryLedger ledger) {
    return List.of(
        new Source.OfAccount(1, Ledger.NATIVE, 10),
        new Source.OfAccounts(Set.of(1, 2), Ledger.NATIVE),
        new Source.OfTransaction(5, Ledger.NATIVE, OptionalInt.empty()),
        new Source.OfTransaction(7, Ledger.NATIVE, ledger.account(RandomLedger.name(2))));
  }

  private static List<Limits> limits() {
    return List.of(
        Limits.NONE,
        Limits.USUAL,
        new Limits(40, BigInteger.TWO, 2, Long.MAX_VALUE),
        new Limits(Long.MAX_VALUE, BigInteger.TEN, 1, 9));
  }

  /** Nobody holds more that is stolen than they hold. */
  private static void restsInRealBalances(Ledger ledger, Trace trace, long at) {
    for (Resting one : trace.resting()) {
      assertThat(one.tainted()).isPositive();
      if (one.place() == Place.HELD) {
        assertThat(one.tainted())
            .isLessThanOrEqualTo(ledger.balanceBefore(one.account(), one.asset(), at));
      }
    }
  }

  /** What came to an account less what went from it is what rests there. */
  private static void flowsAddUp(Trace trace) {
    BigInteger fees = BigInteger.ZERO;
    for (Flow flow : trace.flows()) {
      assertThat(flow.tainted()).isPositive();
      if (flow.to() == Ledger.NOBODY) {
        fees = fees.add(flow.source());
      }
    }
    assertThat(trace.in(Place.FEE)).isEqualTo(fees);
  }
}
