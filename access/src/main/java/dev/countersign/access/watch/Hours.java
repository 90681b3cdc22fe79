package dev.countersign.access.watch;

/** At which hours (UTC) somebody works, working days and weekends apart. */
final class Hours {
  private final byte[] days = new byte[48];
  private int hour = -1;

  /** Notes that they were at work in that hour since 1970; each hour counts once. */
  void note(int hourOfTime) {
    if (hourOfTime > hour) {
      hour = hourOfTime;
      int at = slot(hourOfTime, 0);
      if (days[at] < Byte.MAX_VALUE) {
        days[at]++;
      }
    }
  }

  /** Whether they were ever at work within an hour of it, or on any day at all within it. */
  boolean usual(int hourOfTime) {
    return days[slot(hourOfTime, 0)] + days[slot(hourOfTime, -1)] + days[slot(hourOfTime, 1)] > 0;
  }

  private static int slot(int hourOfTime, int shift) {
    int hour = hourOfTime + shift;
    int day = Math.floorMod(Math.floorDiv(hour, 24) + 3, 7);
    return (day >= 5 ? 24 : 0) + Math.floorMod(hour, 24);
  }
}
