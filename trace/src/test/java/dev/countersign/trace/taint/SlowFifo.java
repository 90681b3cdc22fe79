package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * First in, first out, with every unit of a single asset on its own: who has less puts the units
 * that came first into the middle, who has more takes them from there in turn.
 */
final class SlowFifo {
  private final Map<Integer, Deque<Boolean>> units = new HashMap<>();

  SlowFifo(MemoryLedger ledger, long theft) {
    for (long at = 0; at < ledger.size(); at++) {
      transaction(ledger.transaction(at), at == theft);
    }
  }

  private void transaction(Transaction transaction, boolean theft) {
    Map<Integer, Long> net = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (move.from() != move.to()) {
        net.merge(move.from(), -move.amount().longValueExact(), Long::sum);
        net.merge(move.to(), move.amount().longValueExact(), Long::sum);
      }
    }
    // A move of nothing takes nobody's turn.
    Map<Integer, Long> turns = new LinkedHashMap<>();
    for (Move move : transaction.moves()) {
      if (move.from() != move.to() && move.amount().signum() > 0) {
        turns.putIfAbsent(move.from(), net.get(move.from()));
        turns.putIfAbsent(move.to(), net.get(move.to()));
      }
    }
    Deque<Boolean> middle = new ArrayDeque<>();
    turns.forEach((account, change) -> {
      Deque<Boolean> own = units.computeIfAbsent(account, any -> new ArrayDeque<>());
      while (own.size() < -change) {
        own.addFirst(false);
      }
      for (long i = change; i < 0; i++) {
        middle.addLast(own.removeFirst());
      }
    });
    turns.forEach((account, change) -> {
      for (long i = 0; i < change; i++) {
        boolean stolen = middle.removeFirst() || theft;
        units.computeIfAbsent(account, any -> new ArrayDeque<>()).addLast(stolen);
      }
    });
  }

  /** How many stolen units each holds, for those who hold any. */
  Map<Integer, Long> stolen() {
    Map<Integer, Long> stolen = new HashMap<>();
    units.forEach((account, own) -> {
      long count = own.stream().filter(unit -> unit).count();
      if (count > 0) {
        stolen.put(account, count);
      }
    });
    return stolen;
  }
}
