package dev.countersign.bench.theft;

import dev.countersign.bench.access.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * What others do, as in the traffic around traced thefts ({@code bench.accuracy}): people pay each
 * other, few often and most hardly ever; they pay in at exchanges by deposit addresses that are
 * swept, and are paid out.
 */
final class Strangers {
  private static final int A_DAY = 300;

  private final World world;
  private final Dice dice;
  private final List<String> people = new ArrayList<>();
  private final List<String> deposits = new ArrayList<>();
  private final List<String> exchanges = new ArrayList<>();

  Strangers(World world) {
    this.world = world;
    this.dice = world.dice;
    for (int i = 0; i < 3_000; i++) {
      people.add(world.address());
      deposits.add(world.address());
    }
    for (int i = 0; i < 6; i++) {
      exchanges.add(world.address());
    }
  }

  void live() {
    for (int day = 0; day < world.days; day++) {
      for (int i = 0; i < A_DAY; i++) {
        long time = World.midnight(day) + dice.below((int) World.DAY);
        int who = dice.skewed(people.size());
        double dollars = 300 * Math.exp(dice.about(0, 2));
        int what = dice.below(10);
        String exchange = exchanges.get(who % 6);
        if (what < 4) {
          world.pay(time, people.get(who), people.get(dice.below(people.size())), dollars);
        } else if (what < 7) {
          world.pay(time, people.get(who), deposits.get(who), dollars);
          world.pay(time + 60 + dice.below(3_000), deposits.get(who), exchange, dollars);
        } else {
          world.pay(time, exchange, people.get(who), dollars);
        }
      }
    }
  }
}
