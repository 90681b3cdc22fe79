package dev.countersign.bench.accuracy;

import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a theft's labels that can be reached from its sources in the order of time; what came
 * to the sources is not part of it. Within a block the order is not known: any is taken.
 *
 * @param values what each transaction moved in the end, by hash; what it only passed through an
 *     account counts once
 */
record Labelled(Map<String, BigInteger> values, Set<String> accounts, Set<String> terminals) {
  static Labelled of(Heist heist) {
    List<Entry> ordered =
        heist.entries().stream().sorted(Comparator.comparingLong(Entry::block)).toList();
    Set<String> reached = new HashSet<>(heist.sources());
    Map<String, BigInteger> values = new HashMap<>();
    Set<String> terminals = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Entry entry : ordered) {
        String hash = entry.hash().toHex();
        if (!values.containsKey(hash) && isReached(entry, reached)) {
          entry.moves().forEach(move -> reached.add(move.to()));
          values.put(hash, moved(entry));
        }
      }
    }
    reached.stream().filter(heist.terminals()::contains).forEach(terminals::add);
    return new Labelled(values, reached, terminals);
  }

  private static boolean isReached(Entry entry, Set<String> reached) {
    return entry.moves().stream().anyMatch(move -> reached.contains(move.from()));
  }

  private static BigInteger moved(Entry entry) {
    Map<String, BigInteger> net = new HashMap<>();
    for (Entry.Moved move : entry.moves()) {
      net.merge(move.from(), move.amount().negate(), BigInteger::add);
      net.merge(move.to(), move.amount(), BigInteger::add);
    }
    return net.values().stream()
        .filter(one -> one.signum() > 0)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  BigInteger value(String hash) {
    return values.getOrDefault(hash, BigInteger.ZERO);
  }

  BigInteger value() {
    return values.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
