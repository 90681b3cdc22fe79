package dev.countersign.access.watch;

/** At which hours (UTC) somebody works, working days and weekends apart. */
final class Hours {
  private final byte[] days = new byte[48];
  private int day = -1;
  private int today;

  /** Notes that they were at work in that hour since 1970; it counts from the next day on. */
  void note(int hourOfTime) {
    int on = Math.floorDiv(hourOfTime, 24);
    if (on > day) {
      turn();
      day = on;
    }
    if (on == day) {
      today |= 1 << Math.floorMod(hourOfTime, 24);
    }
  }

  private void turn() {
    int from = day >= 0 && weekend(day) ? 24 : 0;
    for (int hour = 0; hour < 24; hour++) {
      if ((today & (1 << hour)) != 0 && days[from + hour] < Byte.MAX_VALUE) {
        days[from + hour]++;
      }
    }
    today = 0;
  }

  /** Whether they were at work within an hour of it on an earlier day of that kind. */
  boolean usual(int hourOfTime) {
    return days[slot(hourOfTime, 0)] + days[slot(hourOfTime, -1)] + days[slot(hourOfTime, 1)] > 0;
  }

  private static int slot(int hourOfTime, int shift) {
    int hour = hourOfTime + shift;
    return (weekend(Math.floorDiv(hour, 24)) ? 24 : 0) + Math.floorMod(hour, 24);
  }

  private static boolean weekend(int day) {
    return Math.floorMod(day + 3, 7) >= 5;
  }
}
