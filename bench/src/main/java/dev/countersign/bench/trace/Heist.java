package dev.countersign.bench.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A theft in the midst of the traffic of others, and where it goes: split over ten thousand fresh
 * addresses in four layers, of which the last pay in at exchanges or keep what they have.
 */
final class Heist {
  /** So many addresses hold some of it at some time, the thief's included. */
  static final int ADDRESSES = 10_000;

  private static final int FAN = 10;
  private static final long GWEI_STOLEN = 401_000_000_000_000L;

  /** One transfer of it: a transaction at that place among all. */
  record Step(long at, int from, int to, long gwei) {}

  private final List<Step> steps = new ArrayList<>();
  private final Chance chance;
  private final long transactions;
  private final int first;
  private int used;

  /**
   * Plans one.
   *
   * @param first the number of the thief's account; its others follow
   */
  Heist(long seed, long transactions, int first) {
    this.chance = new Chance(seed);
    this.transactions = transactions;
    this.first = first;
    long at = transactions / 10;
    steps.add(new Step(at, Traffic.VICTIM, first, GWEI_STOLEN));
    used = 1;
    split(first, at, GWEI_STOLEN);
    steps.sort(Comparator.comparingLong(Step::at));
  }

  private void split(int from, long since, long gwei) {
    record Held(int who, long since, long gwei) {}
    List<Held> open = new ArrayList<>(List.of(new Held(from, since, gwei)));
    for (int next = 0; next < open.size(); next++) {
      Held held = open.get(next);
      long each = held.gwei / (FAN + 1);
      long at = held.since;
      for (int i = 0; i < FAN && used < ADDRESSES; i++) {
        at = later(at);
        int to = first + used++;
        steps.add(new Step(at, held.who, to, each));
        open.add(new Held(to, at, each));
      }
      if (used == ADDRESSES && chance.below(3) > 0) {
        steps.add(new Step(later(at), held.who, chance.below(Traffic.HUBS), each / 2));
      }
    }
  }

  /** Sooner or later, and before the end. */
  private long later(long at) {
    long left = transactions - 1 - at;
    return at + 1 + (long) (left * Math.pow(chance.fraction(), 4) * 0.5);
  }

  List<Step> steps() {
    return steps;
  }
}
