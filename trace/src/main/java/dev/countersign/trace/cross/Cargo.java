package dev.countersign.trace.cross;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The stolen part of what one transaction paid in to a bridge. */
final class Cargo {
  /** Where something is paid in. */
  record Key(long position, int account, int asset) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::position)
            .thenComparingInt(Key::account)
            .thenComparingInt(Key::asset);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** What a giver paid in. */
  static final class Given {
    BigInteger tainted = BigInteger.ZERO;
    BigInteger source = BigInteger.ZERO;

    void add(BigInteger units, BigInteger value) {
      tainted = tainted.add(units);
      source = source.add(value);
    }
  }

  private record Held(int account, int asset) {}

  private record Rests(Place place, int account, int asset) {}

  final Key key;
  final Place place;

  /** By giver, in the order of their numbers. */
  final TreeMap<Integer, Given> given = new TreeMap<>();

  /** Over how many bridges it had come. */
  int depth = Integer.MAX_VALUE;

  /** Over how many accounts it had come, at the least. */
  int hops = Integer.MAX_VALUE;

  private Cargo(Key key, Place place) {
    this.key = key;
    this.place = place;
  }

  /**
   * All that a trace paid in to bridges, by position.
   *
   * @param arrived what came over bridges, by position
   */
  static List<Cargo> of(
      Shore shore,
      Trace trace,
      Map<Key, Source.Exit> exits,
      List<Ferried.Arriving> arrived,
      boolean isFirst) {
    Set<Rests> rests = new HashSet<>();
    for (Resting one : trace.resting()) {
      rests.add(new Rests(one.place(), one.account(), one.asset()));
    }
    Map<Held, int[]> far = new HashMap<>();
    TreeMap<Key, Cargo> all = new TreeMap<>();
    int next = 0;
    for (Flow flow : trace.flows()) {
      for (;
          next < arrived.size() && arrived.get(next).what().position() <= flow.position();
          next++) {
        Source.Arrived one = arrived.get(next).what();
        reach(far, new Held(one.account(), one.asset()), arrived.get(next).depth(), one.hops());
      }
      int[] from =
          far.computeIfAbsent(
              new Held(flow.from(), flow.given()), any -> new int[] {isFirst ? 0 : 1, 0});
      if (flow.to() == Ledger.NOBODY) {
        continue;
      }
      int hops = from[1] + (flow.from() == flow.to() ? 0 : 1);
      Key key = new Key(flow.position(), flow.to(), flow.got());
      Source.Exit exit = exits.get(key);
      Place place = exit == null ? shore.roles().place(flow.to(), flow.got()) : Place.BRIDGE;
      boolean rest =
          (place == Place.BRIDGE || place == Place.BURNT)
              && rests.contains(new Rests(place, flow.to(), flow.got()));
      if (rest) {
        Cargo cargo = all.computeIfAbsent(key, any -> new Cargo(key, place));
        cargo.depth = Math.min(cargo.depth, from[0]);
        cargo.hops = Math.min(cargo.hops, hops);
        cargo
            .given
            .computeIfAbsent(flow.from(), any -> new Given())
            .add(
                exit == null ? flow.tainted() : exit.of(flow.tainted()),
                exit == null ? flow.source() : exit.source(flow.tainted(), flow.source()));
      }
      if (!rest || exit != null) {
        reach(far, new Held(flow.to(), flow.got()), from[0], hops);
      }
    }
    return List.copyOf(all.values());
  }

  private static void reach(Map<Held, int[]> far, Held held, int depth, int hops) {
    int[] there = far.putIfAbsent(held, new int[] {depth, hops});
    if (there != null) {
      there[0] = Math.min(there[0], depth);
      there[1] = Math.min(there[1], hops);
    }
  }

  BigInteger source() {
    return given.values().stream().map(one -> one.source).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
