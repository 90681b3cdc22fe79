package dev.countersign.bench.theft;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was found, and what was said of ordinary traffic. */
final class Tally {
  private static final long APART = 3_600;

  /** Found at which of its transfers, from 1; 0 where it was not. By theft. */
  final Map<Integer, Integer> foundAt = new HashMap<>();

  /** By which rule first. */
  final Map<Integer, String> foundBy = new HashMap<>();

  /** False alarms by what said them and the wallet's habit. */
  final Map<String, Integer> alarms = new TreeMap<>();

  /** The first sentences of each kind of false alarm. */
  final Map<String, List<String>> examples = new TreeMap<>();

  /** Incidents in which no own wallet takes part. */
  int strangers;

  int total;
  private final World world;
  private final Map<String, Long> last = new HashMap<>();
  private final Map<String, Habit> habits = new HashMap<>();

  Tally(World world) {
    this.world = world;
    world.purses.forEach(purse -> habits.put(purse.address, purse.habit));
  }

  /** An incident is what is said by one rule about one account, until it is silent for an hour. */
  void said(Transfer transfer, Movement move, Alert alert, String by) {
    if (alert.severity().compareTo(Severity.MEDIUM) < 0) {
      return;
    }
    if (transfer.theft() > 0) {
      if (transfer.number() > 0
          && foundAt.putIfAbsent(transfer.theft(), transfer.number()) == null) {
        foundBy.put(transfer.theft(), by);
      }
      return;
    }
    Long before = last.put(alert.group(), move.time());
    if (move.time() < World.midnight(World.QUIET_DAYS)
        || (before != null && move.time() - before < APART)) {
      return;
    }
    Habit habit = habits.getOrDefault(move.from(), habits.get(move.to()));
    if (habit == null) {
      strangers++;
      return;
    }
    total++;
    String name = by + " / " + habit;
    alarms.merge(name, 1, Integer::sum);
    examples.computeIfAbsent(name, any -> new ArrayList<>()).add(alert.sentence());
  }

  /** Of a wallet in thirty days. */
  double aMonth() {
    return total * 30.0 / (world.days - World.QUIET_DAYS) / world.purses.size();
  }

  boolean inTime(Theft theft) {
    int at = foundAt.getOrDefault(theft.number(), 0);
    return at > 0 && at <= 3;
  }

  long found(List<Theft> thefts) {
    return thefts.stream().filter(this::inTime).count();
  }
}
