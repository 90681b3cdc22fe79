package dev.countersign.bench.theft;

import dev.countersign.bench.access.Dice;
import dev.countersign.bench.theft.Purse.Payee;

/** What wallets do every day. */
final class Ordinary {
  private static final double LATE = 0.04;

  private final World world;
  private final Dice dice;

  Ordinary(World world) {
    this.world = world;
    this.dice = world.dice;
  }

  void live(Purse purse) {
    for (Payee payee : purse.payees) {
      if (purse.habit == Habit.PAYROLL && payee.every() == 30) {
        continue;
      }
      pay(purse, payee);
    }
    for (int day = 0; day < world.days; day++) {
      if (purse.habit == Habit.PAYROLL) {
        payday(purse, day);
      }
      if (purse.habit == Habit.PAYOUTS) {
        customers(purse, day);
      }
      filled(purse, day);
      spam(purse, day);
    }
  }

  /** One who is paid again and again: the first time in a third of cases after a small test. */
  private void pay(Purse purse, Payee payee) {
    boolean first = true;
    double day = payee.from() == 0 ? dice.between(0, payee.every()) : payee.from();
    while (day < world.days) {
      int on = (int) day;
      if (purse.habit.dayAndNight() || !World.weekend(on) || dice.chance(0.03)) {
        long time = time(purse, on);
        if (first && payee.from() > 0 && dice.chance(0.35)) {
          world.pay(time - 600 - dice.below(40_000), purse.address, payee.address(), small());
        }
        world.pay(time, purse.address, payee.address(), amount(purse, payee));
        first = false;
        if (dice.chance(0.02)) {
          // It was wrong, or goods went back.
          world.pay(time + dice.below(400_000), payee.address(), purse.address, payee.usual());
        }
        poison(time, purse, payee);
        day += peak(on, purse) * payee.every() * dice.between(0.5, 1.5);
      } else {
        day += 1;
      }
    }
  }

  /** At the end of a month invoices come three times as often. */
  private double peak(int day, Purse purse) {
    return purse.habit == Habit.SUPPLIERS && World.date(day).getDayOfMonth() >= 27 ? 0.33 : 1;
  }

  private double amount(Purse purse, Payee payee) {
    double spread =
        switch (purse.habit) {
          case PAYROLL -> 0.05;
          case SUPPLIERS -> 0.45;
          case RESERVE, GRANTS -> 0.6;
          case TRADING -> 1;
          case PAYOUTS -> 0.9;
        };
    double amount = payee.usual() * Math.exp(dice.about(0, spread));
    if (dice.chance(0.01)) {
      amount *= dice.between(2, 6);
    }
    double most = purse.size * 0.4;
    return dice.chance(0.4)
        ? Math.max(1, Math.rint(Math.min(amount, most) / 100) * 100)
        : Math.min(amount, most);
  }

  private void payday(Purse purse, int day) {
    int weekday = World.date(day).getDayOfWeek().getValue();
    int date = World.date(day).getDayOfMonth();
    boolean due = (date == 25 && weekday <= 5) || (weekday == 5 && (date == 24 || date == 23));
    if (!due) {
      return;
    }
    long time = time(purse, day);
    for (Payee payee : purse.payees) {
      if (payee.every() == 30 && payee.from() <= day) {
        world.pay(time, purse.address, payee.address(), amount(purse, payee));
        time += 5 + dice.below(60);
      }
    }
  }

  /**
   * Withdrawals of people of whom one in ten comes again within days; refunds to many at once now
   * and then.
   */
  private void customers(Purse purse, int day) {
    double mean = purse.payees.size() / 6.0 * (dice.chance(1 / 60.0) ? 4 : 1);
    for (int i = dice.times(mean); i > 0; i--) {
      String customer = world.address();
      double dollars = withdrawal(purse);
      world.pay(time(purse, day), purse.address, customer, dollars);
      if (dice.chance(0.1)) {
        for (int again = 1 + dice.below(4); again > 0; again--) {
          int later = day + dice.below(6);
          world.pay(time(purse, later), purse.address, customer, dollars * dice.wide(0.5, 2));
        }
      }
    }
    if (dice.chance(1 / 30.0)) {
      long time = time(purse, day);
      for (int i = 15 + dice.below(40); i > 0; i--) {
        world.pay(time += dice.below(20), purse.address, world.address(), withdrawal(purse) / 2);
      }
    }
  }

  private double withdrawal(Purse purse) {
    return Math.min(purse.size * 0.2, purse.usual * Math.exp(dice.about(0, 1.3)));
  }

  /** From the reserve about once a week, from customers and exchanges every day. */
  private void filled(Purse purse, int day) {
    if (purse.habit != Habit.RESERVE && dice.chance(0.15) && !World.weekend(day)) {
      Purse reserve =
          dice.of(world.purses.stream().filter(one -> one.habit == Habit.RESERVE).toList());
      world.pay(
          time(reserve, day), reserve.address, purse.address, purse.size * dice.wide(0.02, 0.3));
    }
    if (purse.habit == Habit.TRADING) {
      for (int i = dice.times(purse.payees.size() * 3.0); i > 0; i--) {
        Payee payee = dice.of(purse.payees);
        world.pay(time(purse, day), payee.address(), purse.address, amount(purse, payee));
      }
      if (dice.chance(0.05)) {
        Purse other = dice.of(world.purses);
        if (other != purse) {
          world.pay(time(purse, day), purse.address, other.address, purse.size * 0.1);
        }
      }
    }
  }

  /** Dust from anybody. */
  private void spam(Purse purse, int day) {
    if (dice.chance(0.2)) {
      world.pay(time(purse, day), world.address(), purse.address, dice.wide(0.0001, 0.5));
    }
  }

  /** A payment that was seen is answered by dust of an address that looks like the payee's. */
  private void poison(long time, Purse purse, Payee payee) {
    if (dice.chance(0.08)) {
      world.pay(
          time + 30 + dice.below(900),
          alike(world, payee.address()),
          purse.address,
          dice.wide(0.0001, 0.01));
    }
  }

  static String alike(World world, String address) {
    String other = world.address();
    return address.substring(0, 7) + other.substring(7, 37) + address.substring(37);
  }

  private double small() {
    return dice.wide(1, 100);
  }

  /** In the hours of work there, few later or earlier; of some wallets at any hour. */
  long time(Purse purse, int day) {
    double hour = dice.between(0, 24);
    if (!purse.habit.dayAndNight() && !dice.chance(LATE)) {
      hour = dice.between(8, 18) - purse.zone;
    }
    return World.midnight(day) + (long) (hour * 3_600);
  }
}
