package dev.countersign.bench.theft;

import dev.countersign.bench.access.Dice;
import dev.countersign.bench.theft.Purse.Payee;
import dev.countersign.watch.rule.Party;

/** Draws wallets, and whom they pay. */
final class People {
  private People() {}

  static Purse purse(World world, Habit habit) {
    Dice dice = world.dice;
    double size =
        switch (habit) {
          case PAYROLL -> dice.wide(3e5, 5e6);
          case SUPPLIERS -> dice.wide(3e5, 1e7);
          case RESERVE -> dice.wide(5e6, 3e8);
          case TRADING -> dice.wide(2e6, 5e7);
          case PAYOUTS -> dice.wide(2e5, 5e6);
          case GRANTS -> dice.wide(1e6, 3e7);
        };
    double usual =
        switch (habit) {
          case PAYROLL -> dice.wide(3_000, 9_000);
          case SUPPLIERS -> dice.wide(2_000, 20_000);
          case RESERVE -> size * dice.wide(0.005, 0.03);
          case TRADING -> size * dice.wide(0.001, 0.01);
          case PAYOUTS -> dice.wide(60, 400);
          case GRANTS -> dice.wide(10_000, 60_000);
        };
    Purse purse = new Purse(world.address(), habit, size, usual, dice.below(16) - 8);
    world.parties.put(
        purse.address, Party.of(Party.Kind.OWN, "wallet " + (world.purses.size() + 1)));
    fill(world, purse);
    return purse;
  }

  private static void fill(World world, Purse purse) {
    Dice dice = world.dice;
    switch (purse.habit) {
      case PAYROLL -> {
        int people = dice.wideCount(8, 70);
        for (int i = 0; i < people; i++) {
          boolean joins = dice.chance(0.1);
          add(world, purse, dice.chance(0.92), joins ? dice.below(world.days) : 0, 30);
        }
        for (int i = dice.below(4); i > 0; i--) {
          add(world, purse, dice.chance(0.8), 0, 7);
        }
      }
      case SUPPLIERS -> {
        for (int i = dice.wideCount(8, 40); i > 0; i--) {
          add(world, purse, dice.chance(0.85), 0, dice.wide(5, 40));
        }
        for (int i = dice.times(0.7 * world.days / 30); i > 0; i--) {
          add(world, purse, dice.chance(0.75), dice.below(world.days), dice.wide(7, 60));
        }
      }
      case RESERVE -> {
        for (int i = 2 + dice.below(3); i > 0; i--) {
          add(world, purse, true, 0, dice.wide(15, 40));
        }
      }
      case TRADING -> {
        for (int i = 3 + dice.below(6); i > 0; i--) {
          add(world, purse, true, 0, 1 / dice.wide(1, 8));
        }
        for (int i = dice.times(0.25 * world.days / 30); i > 0; i--) {
          add(world, purse, dice.chance(0.7), dice.below(world.days), 1);
        }
      }
      case PAYOUTS -> {
        for (int i = dice.wideCount(30, 300); i > 0; i--) {
          add(world, purse, false, 0, dice.wide(4, 60));
        }
      }
      case GRANTS -> {
        for (int i = 3 + dice.below(8); i > 0; i--) {
          add(world, purse, true, 0, dice.wide(25, 60));
        }
        for (int i = dice.times(3.0 * world.days / 30); i > 0; i--) {
          add(world, purse, dice.chance(0.92), dice.below(world.days), 45);
        }
      }
    }
  }

  private static void add(World world, Purse purse, boolean known, int from, double every) {
    String label = "payee " + (world.parties.size() + 1);
    double spread = purse.habit == Habit.PAYROLL ? 0.4 : 0.9;
    boolean entered = known && (from == 0 || world.dice.chance(world.care));
    double usual = purse.usual * Math.exp(world.dice.about(0, spread));
    purse.payees.add(
        new Payee(entered ? world.known(label) : world.address(), usual, entered, from, every));
  }
}
