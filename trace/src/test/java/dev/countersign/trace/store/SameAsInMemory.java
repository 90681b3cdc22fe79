package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.RandomLedger;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Tracer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what a ledger on disk must have in common with one in memory: everything. */
public final class SameAsInMemory {
  private SameAsInMemory() {}

  /** Fails where they differ. */
  public static void check(Ledger found, List<Entry> entries) {
    MemoryLedger expected = MemoryLedger.of(RandomLedger.COIN, entries);
    assertThat(found.size()).isEqualTo(expected.size());
    Set<Integer> accounts = new TreeSet<>();
    Set<Integer> assets = new TreeSet<>();
    for (long at = 0; at < expected.size(); at++) {
      Transaction transaction = expected.transaction(at);
      assertThat(found.transaction(at)).isEqualTo(transaction);
      assertThat(found.gasPrice(at)).isEqualTo(expected.gasPrice(at));
      assertThat(found.position(transaction.hash())).hasValue(at);
      for (Move move : transaction.moves()) {
        accounts.addAll(List.of(move.from(), move.to()));
        assets.add(move.asset());
      }
      if (transaction.payer() != Ledger.NOBODY) {
        accounts.add(transaction.payer());
        assets.add(Ledger.NATIVE);
      }
    }
    for (int account : accounts) {
      assertThat(found.account(account)).isEqualTo(expected.account(account));
      assertThat(found.account(expected.account(account))).hasValue(account);
      for (int asset : assets) {
        lines(found, expected, account, asset);
      }
    }
    for (int asset : assets) {
      assertThat(found.asset(asset)).isEqualTo(expected.asset(asset));
      assertThat(found.asset(expected.asset(asset))).hasValue(asset);
    }
    traces(found, expected);
    if (found instanceof StoreLedger store) {
      logs(store, entries);
    }
  }

  private static void logs(StoreLedger found, List<Entry> entries) {
    Map<Long, List<BlockLog>> expected = new TreeMap<>();
    for (Entry entry : entries) {
      if (!entry.logs().isEmpty()) {
        expected.put(found.position(entry.hash()).orElseThrow(), entry.logs());
      }
    }
    Map<Long, List<BlockLog>> there = new TreeMap<>();
    List<Said> said = new ArrayList<>();
    for (long at = 0; at < found.size(); at++) {
      List<BlockLog> logs = StoredLogs.at(found.reading(), at);
      if (!logs.isEmpty()) {
        there.put(at, logs);
      }
      Transaction transaction = found.transaction(at);
      for (BlockLog one : logs) {
        BridgeLogs.read(one.log(), "1", transaction.hash().toHex(), transaction.time())
            .ifPresent(what -> said.add(new Said(what, one.log().contract().toHex())));
      }
    }
    assertThat(there).isEqualTo(expected);
    assertThat(found.said()).isEqualTo(said);
  }

  private static void lines(Ledger found, Ledger expected, int account, int asset) {
    long step = 1 + expected.size() / 7;
    for (long from = 0; from <= expected.size(); from += step) {
      assertThat(positions(found, account, asset, from))
          .isEqualTo(positions(expected, account, asset, from));
    }
    List<Long> all = positions(expected, account, asset, 0);
    for (int i = 0; i < all.size(); i += 1 + all.size() / 50) {
      for (long at = all.get(i); at <= all.get(i) + 1; at++) {
        assertThat(found.balanceBefore(account, asset, at))
            .isEqualTo(expected.balanceBefore(account, asset, at));
      }
    }
    assertThat(found.balanceBefore(account, asset, Long.MAX_VALUE))
        .isEqualTo(expected.balanceBefore(account, asset, Long.MAX_VALUE));
  }

  private static List<Long> positions(Ledger ledger, int account, int asset, long from) {
    List<Long> positions = new ArrayList<>();
    PrimitiveIterator.OfLong each = ledger.positions(account, asset, from);
    while (each.hasNext()) {
      positions.add(each.nextLong());
    }
    return positions;
  }

  private static void traces(Ledger found, Ledger expected) {
    if (expected.size() < 10) {
      return;
    }
    for (Method method : Method.values()) {
      for (Source source :
          List.of(
              new Source.OfAccount(1, Ledger.NATIVE, 3),
              new Source.OfTransaction(5, Ledger.NATIVE, OptionalInt.empty()))) {
        for (Limits limits : List.of(Limits.NONE, new Limits(40, BigInteger.TWO, 2, 20))) {
          assertThat(Tracer.trace(found, source, method, Roles.of(found, Set.of(2)), limits))
              .isEqualTo(
                  Tracer.trace(expected, source, method, Roles.of(expected, Set.of(2)), limits));
        }
      }
    }
  }
}
