package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way for transactions of one move is a shorter one, to the same place. */
class OneMovesTest {
  private static final List<Limits> LIMITS =
      List.of(Limits.NONE, Limits.USUAL, new Limits(Long.MAX_VALUE, BigInteger.TEN, 3, 25, true));

  @ParameterizedTest
  @EnumSource
  void findsWhatTheWayForAllTransactionsFinds(Method method) {
    int flows = 0;
    for (int seed = 0; seed < 100; seed++) {
      MemoryLedger ledger = MemoryLedger.of(RandomLedger.COIN, entries(seed));
      for (Source source :
          List.of(
              new Source.OfAccount(1, Ledger.NATIVE, 8),
              new Source.OfAccounts(Set.of(1, 3), Ledger.NATIVE),
              new Source.OfTransaction(5, Ledger.NATIVE, OptionalInt.empty()))) {
        for (Limits limits : LIMITS) {
          Roles roles = Roles.of(ledger, Set.of(0, 2));
          Trace trace = Tracer.trace(ledger, source, method, roles, limits);
          assertThat(trace)
              .as("seed %d", seed)
              .isEqualTo(Tracer.trace(withoutOnes(ledger), source, method, roles, limits));
          flows += trace.flows().size();
        }
      }
    }
    assertThat(flows).isGreaterThan(5_000);
  }

  /** Mostly of one move; every second ledger with amounts of up to 256 bits. */
  private static List<Entry> entries(int seed) {
    Random random = new Random(seed);
    RandomLedger made =
        new RandomLedger(
            seed, 4 + seed % 9, 1 + seed % 2, seed % 3 == 0 ? 9 : 1_000_000_000_000_000_000L);
    return (seed % 2 == 0 ? made : made.wide())
        .entries(90, seed % 4 < 2).stream()
            .map(entry -> random.nextInt(5) == 0 ? entry : ofOne(entry))
            .toList();
  }

  private static Entry ofOne(Entry entry) {
    return new Entry(
        entry.block(),
        entry.index(),
        entry.hash(),
        entry.time(),
        entry.payer(),
        entry.fee(),
        entry.moves().subList(0, 1));
  }

  /** The same ledger, which does not know of transactions of one move. */
  private static Ledger withoutOnes(Ledger ledger) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("one")) {
                return false;
              }
              try {
                return method.invoke(ledger, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
