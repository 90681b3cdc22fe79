package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Compared with slow programs that do what the papers say, unit by unit. */
class ReferenceTest {
  private static final long THEFT = 4;

  @Test
  void firstInFirstOutAgreesUnitByUnit() {
    for (int seed = 0; seed < 200; seed++) {
      MemoryLedger ledger = ledger(seed, 40);
      Map<Integer, BigInteger> expected = new HashMap<>();
      new SlowFifo(ledger, THEFT)
          .stolen()
          .forEach((account, units) -> expected.put(account, BigInteger.valueOf(units)));
      assertThat(held(trace(ledger, Method.FIFO))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void haircutAgreesWithFractionsUpToRounding() {
    for (int seed = 0; seed < 200; seed++) {
      MemoryLedger ledger = ledger(seed, 1_000_000_000L);
      Map<Integer, BigDecimal> expected = new SlowHaircut(ledger, THEFT).stolen();
      Map<Integer, BigInteger> found = held(trace(ledger, Method.HAIRCUT));
      // Each transaction rounds once for each of its parts, by less than one unit.
      BigDecimal rounding = BigDecimal.valueOf(ledger.size() * 12);
      expected.forEach((account, units) ->
          assertThat(new BigDecimal(found.getOrDefault(account, BigInteger.ZERO)))
              .isBetween(units.subtract(rounding), units.add(rounding)));
      assertThat(expected.keySet()).containsAll(found.keySet());
    }
  }

  private static MemoryLedger ledger(int seed, long most) {
    return MemoryLedger.of(
        RandomLedger.COIN, new RandomLedger(seed, 4 + seed % 7, 1, most).entries(60, false));
  }

  private static Trace trace(MemoryLedger ledger, Method method) {
    return Tracer.trace(
        ledger,
        new Source.OfTransaction(THEFT, Ledger.NATIVE, OptionalInt.empty()),
        method,
        Roles.unknown(ledger),
        Limits.NONE);
  }

  private static Map<Integer, BigInteger> held(Trace trace) {
    Map<Integer, BigInteger> held = new HashMap<>();
    for (Resting one : trace.resting()) {
      assertThat(one.tainted()).isEqualTo(one.source());
      held.merge(one.account(), one.source(), BigInteger::add);
    }
    return held;
  }
}
