package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways for transactions of one move and of a few are shorter ones, to the same place. */
class ShortWaysTest {
  private static final List<Limits> LIMITS =
      List.of(Limits.NONE, Limits.USUAL, new Limits(Long.MAX_VALUE, BigInteger.TEN, 3, 25, true));

  @ParameterizedTest
  @EnumSource
  void findsWhatTheWayForAllTransactionsFinds(Method method) {
    assertThat(flows(method, ShortWaysTest::mostlyOfOne)).isGreaterThan(5_000);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameInTradesAndPayouts(Method method) {
    assertThat(flows(method, ShortWaysTest::trades)).isGreaterThan(5_000);
  }

  private static int flows(Method method, IntFunction<List<Entry>> made) {
    int flows = 0;
    for (int seed = 0; seed < 100; seed++) {
      MemoryLedger ledger = MemoryLedger.of(RandomLedger.COIN, made.apply(seed));
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
              .isEqualTo(Tracer.trace(longWay(ledger), source, method, roles, limits));
          flows += trace.flows().size();
        }
      }
    }
    return flows;
  }

  /** Mostly of one move; every second ledger with amounts of up to 256 bits. */
  private static List<Entry> mostlyOfOne(int seed) {
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
    return with(entry, entry.moves().subList(0, 1));
  }

  private static Entry with(Entry entry, List<Entry.Moved> moves) {
    return new Entry(
        entry.block(),
        entry.index(),
        entry.hash(),
        entry.time(),
        entry.payer(),
        entry.fee(),
        moves);
  }

  /** Swaps over routers or not, and payouts; every second ledger with amounts of up to 256 bits. */
  private static List<Entry> trades(int seed) {
    Random random = new Random(seed);
    RandomLedger made = new RandomLedger(seed, 4 + seed % 9, 3, seed % 3 == 0 ? 9 : 1_000_000L);
    return (seed % 2 == 0 ? made : made.wide())
        .entries(90, seed % 4 < 2).stream()
            .map(entry -> trade(entry, random, 4 + seed % 9))
            .toList();
  }

  private static Entry trade(Entry entry, Random random, int accounts) {
    Entry.Moved first = entry.moves().getFirst();
    List<Entry.Moved> moves = new ArrayList<>();
    int kind = random.nextInt(4);
    if (kind == 0) {
      return entry;
    }
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      String other = RandomLedger.name(random.nextInt(accounts));
      Entry.Moved last = entry.moves().get(random.nextInt(entry.moves().size()));
      String router = RandomLedger.name(random.nextInt(accounts));
      if (kind == 1) {
        moves.add(new Entry.Moved(first.from(), other, first.asset(), last.amount()));
      } else {
        moves.add(
            new Entry.Moved(
                first.from(), kind == 2 ? other : router, first.asset(), first.amount()));
        moves.add(new Entry.Moved(other, first.from(), last.asset(), last.amount()));
        if (random.nextInt(4) == 0) {
          BigInteger some = last.amount().shiftRight(3);
          moves.add(new Entry.Moved(first.from(), router, last.asset(), some));
        }
        if (kind == 3) {
          moves.add(new Entry.Moved(router, other, first.asset(), first.amount()));
        }
      }
    }
    return kind == 1 && random.nextBoolean() && entry.payer().isPresent()
        ? paid(entry, first, moves)
        : with(entry, moves);
  }

  /** By who gives, and much, so that they may have less than they give and pay. */
  private static Entry paid(Entry entry, Entry.Moved by, List<Entry.Moved> moves) {
    return new Entry(
        entry.block(),
        entry.index(),
        entry.hash(),
        entry.time(),
        Optional.of(by.from()),
        by.amount(),
        moves);
  }

  /** The same ledger, which does not know of transactions of one move, or of a few. */
  private static Ledger longWay(Ledger ledger) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("one") || method.getName().equals("few")) {
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
