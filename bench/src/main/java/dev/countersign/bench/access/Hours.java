package dev.countersign.bench.access;

import java.util.Arrays;

/** When a thief is at it. */
enum Hours {
  /** In the owner's working hours. */
  OWNERS,
  /** In the working hours nine hours east of UTC. */
  EASTERN,
  /** In the owner's nights and evenings. */
  NIGHT,
  /** At any time. */
  ANY;

  /** So many moments, in order, the first of them the beginning. */
  long[] moments(long begins, long dwell, int count, City city, Dice dice) {
    long[] moments = new long[count];
    for (int i = 1; i < count; i++) {
      long at = begins + (long) (dice.between(0, 1) * dwell);
      moments[i] = dwell < 12 * World.HOUR ? at : Math.max(begins + 1000, moved(at, city, dice));
    }
    if (count > 0) {
      moments[0] = begins;
    }
    Arrays.sort(moments);
    return moments;
  }

  /** The moment, put into these hours of its day. */
  long moved(long at, City city, Dice dice) {
    int day = (int) Math.floorDiv(at - World.START, World.DAY);
    int weekday = Math.floorMod(day, 7);
    int working = weekday < 5 ? day : day - (weekday - 4);
    return switch (this) {
      case OWNERS -> city.midnight(working) + (long) (dice.between(9.3, 17.6) * World.HOUR);
      case EASTERN ->
          World.START + working * World.DAY + (long) (dice.between(0, 9.5) * World.HOUR);
      case NIGHT -> city.midnight(day) + (long) (dice.between(19.5, 29) * World.HOUR);
      case ANY -> at;
    };
  }
}
