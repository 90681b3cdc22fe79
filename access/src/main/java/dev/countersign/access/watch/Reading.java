package dev.countersign.access.watch;

import dev.countersign.access.event.Target;
import java.util.EnumMap;
import java.util.EnumSet;

/** How much somebody reads of what is worth knowing, and of what kinds. */
final class Reading {
  private static final double FADES = 0.98;

  private final EnumMap<Target.Kind, Integer> kindDays = new EnumMap<>(Target.Kind.class);
  private int day;
  private int today;
  private double busiest;
  private final EnumSet<Target.Kind> kindsToday = EnumSet.noneOf(Target.Kind.class);

  /** Counts one; the day is that of the event. */
  void count(Target.Kind kind, int onDay) {
    if (onDay > day) {
      turn(onDay);
    }
    today++;
    kindsToday.add(kind);
  }

  private void turn(int onDay) {
    busiest = Math.max(busiest * Math.pow(FADES, Math.min(365, onDay - day)), today);
    kindsToday.forEach(kind -> kindDays.merge(kind, 1, Integer::sum));
    day = onDay;
    today = 0;
    kindsToday.clear();
  }

  /** Read today, where that is the day. */
  int today() {
    return today;
  }

  /** The most in a day before, fading by a fiftieth a day. */
  double busiest() {
    return busiest;
  }

  /** On how many earlier days something of that kind was read. */
  int days(Target.Kind kind) {
    return kindDays.getOrDefault(kind, 0);
  }
}
