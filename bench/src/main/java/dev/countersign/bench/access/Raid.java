package dev.countersign.bench.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A theft under way: what is still to be done, when, and with which hands. */
final class Raid {
  /** One thing to be done. */
  record Step(long at, Runnable deed) {}

  private final List<Step> steps = new ArrayList<>();

  /** What is done once a day besides, with the owner's sittings of the day at hand. */
  private @Nullable Daily daily;

  /** What depends on where the owner sits on a day. */
  @FunctionalInterface
  interface Daily {
    /** Does a day's share; tells whether there is more to come. */
    boolean on(int day);
  }

  void add(long at, Runnable deed) {
    steps.add(new Step(at, deed));
  }

  void daily(Daily each) {
    daily = each;
  }

  /** Does what is due until the end of a day; tells whether there is more to come. */
  boolean until(int day) {
    Daily each = daily;
    if (each != null && !each.on(day)) {
      daily = null;
    }
    long end = World.START + (day + 1) * World.DAY;
    List<Step> due = steps.stream().filter(step -> step.at() < end).toList();
    steps.removeAll(due);
    due.stream().sorted(Comparator.comparingLong(Step::at)).forEach(step -> step.deed().run());
    return !steps.isEmpty() || daily != null;
  }
}
