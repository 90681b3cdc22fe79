package dev.countersign.bench.theft;

import dev.countersign.bench.access.Dice;
import dev.countersign.bench.theft.Purse.Payee;
import java.util.List;

/** Steals. What a thief knows is what the chain shows: whom the wallet pays, and how much. */
final class Thieves {
  private static final int APART = 25;

  private final World world;
  private final Dice dice;

  Thieves(World world) {
    this.world = world;
    this.dice = world.dice;
  }

  void steal(int each) {
    for (int i = 0; i < each; i++) {
      for (TheftKind kind : TheftKind.values()) {
        steal(kind);
      }
    }
  }

  private void steal(TheftKind kind) {
    Purse purse = dice.of(world.purses);
    int day = day();
    for (int i = 0; i < 1_000 && !free(kind, purse, day); i++) {
      purse = dice.of(world.purses);
      day = day();
    }
    purse.stolen.add(day);
    Theft theft =
        new Theft(
            world.thefts.size() + 1,
            kind,
            purse,
            dice.chance(kind.fooled),
            thief(kind, purse),
            day);
    world.thefts.add(theft);
    new Course(theft).run();
  }

  private int day() {
    return 45 + dice.below(world.days - 55);
  }

  private static boolean free(TheftKind kind, Purse purse, int day) {
    boolean regular = purse.habit != Habit.PAYOUTS;
    return purse.stolen.stream().noneMatch(other -> Math.abs(other - day) < APART)
        && ((kind != TheftKind.LOOK_ALIKE && kind != TheftKind.COPIED) || regular);
  }

  private String thief(TheftKind kind, Purse purse) {
    return switch (kind) {
      case LOOK_ALIKE -> Ordinary.alike(world, dice.of(purse.payees).address());
      case WARMED_UP -> dice.chance(0.5) ? world.known("new partner") : world.address();
      default -> world.address();
    };
  }

  /** One theft as it goes. */
  private final class Course {
    private final Theft theft;
    private final Purse purse;
    private final double balance;
    private long now;
    private int number;

    Course(Theft theft) {
      this.theft = theft;
      this.purse = theft.purse();
      this.balance = purse.size * dice.between(0.4, 1);
      boolean work = theft.fooled() && theft.kind() != TheftKind.AT_NIGHT;
      double hour = work ? dice.between(8, 18) : dice.between(0, 24);
      if (theft.kind() == TheftKind.AT_NIGHT) {
        hour = dice.between(1, 5);
      }
      this.now = World.midnight(theft.day()) + (long) ((hour - purse.zone) * 3_600);
    }

    void run() {
      switch (theft.kind()) {
        case AT_ONCE -> take(balance * dice.between(0.8, 1), 0);
        case MANY_ASSETS -> {
          for (int asset = 0; asset < 3; asset++) {
            taken(purse.address, theft.thief(), balance * dice.between(0.1, 0.4), asset);
            now += 12 + dice.below(600);
          }
        }
        case SLICES -> {
          for (int i = 5 + dice.below(16); i > 0; i--) {
            take(balance * dice.wide(0.01, 0.08), (int) dice.wide(60, 20_000));
          }
        }
        case TEST_FIRST -> {
          take(dice.wide(1, 100), (int) dice.wide(300, 90_000));
          take(balance * dice.between(0.3, 0.95), 0);
        }
        case AT_NIGHT -> {
          for (int i = 1 + dice.below(5); i > 0; i--) {
            take(balance * dice.wide(0.03, 0.3), dice.below(1_800));
          }
        }
        case FAN_OUT -> {
          for (int i = 20 + dice.below(60); i > 0; i--) {
            taken(purse.address, world.address(), balance * dice.wide(0.001, 0.02), 0);
            now += (long) dice.wide(5, 400);
          }
        }
        case APPROVAL -> {
          for (int i = 1 + dice.below(3); i > 0; i--) {
            take(balance * dice.between(0.1, 0.5), (int) dice.wide(60, 200_000));
          }
        }
        case PASS_THROUGH -> passThrough();
        case COPIED, LOOK_ALIKE -> {
          Payee payee = dice.of(purse.payees);
          for (int i = 1 + dice.below(2); i > 0; i--) {
            take(payee.usual() * dice.between(0.8, 1.2), (int) (World.DAY * dice.between(3, 9)));
          }
        }
        case WARMED_UP -> warmedUp();
        case BLEED -> {
          for (int i = 10 + dice.below(20); i > 0; i--) {
            take(purse.usual * dice.between(0.5, 1.1), (int) (World.DAY * dice.between(0.5, 2)));
          }
        }
      }
    }

    private void passThrough() {
      Purse other = dice.of(world.purses);
      while (other == purse) {
        other = dice.of(world.purses);
      }
      double dollars = balance * dice.between(0.2, 0.8);
      taken(purse.address, other.address, dollars, 0);
      now += (long) dice.wide(30, 7_200);
      taken(other.address, theft.thief(), dollars * dice.between(0.97, 1), 0);
    }

    private void warmedUp() {
      long attack = now;
      List<Double> before = List.of(42.0, 35.0, 28.0, 21.0, 14.0, 7.0);
      for (double ago : before.subList(dice.below(3), before.size())) {
        now = attack - (long) (World.DAY * (ago + dice.between(-0.3, 0.3)));
        world.pay(
            now,
            purse.address,
            theft.thief(),
            purse.usual * dice.between(0.2, 1),
            theft.number(),
            0);
      }
      now = attack;
      for (int i = 1 + dice.below(3); i > 0; i--) {
        take(balance * dice.between(0.1, 0.4), (int) dice.wide(600, 100_000));
      }
    }

    private void take(double dollars, int then) {
      taken(purse.address, theft.thief(), dollars, dice.below(3));
      now += then;
    }

    private void taken(String from, String to, double dollars, int asset) {
      number++;
      world.transfers.add(new Transfer(now, from, to, asset, dollars, theft.number(), number));
    }
  }
}
