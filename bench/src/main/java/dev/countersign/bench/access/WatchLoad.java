package dev.countersign.bench.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How long one event takes in a watch over 100,000 people, and how much memory the watch holds.
 * Asked: p99 of event to finding under 5 ms, state within 1 GB. Arguments: people, and the days
 * that pass.
 */
public final class WatchLoad {
  private static final int LOUD_MINUTES = 10;
  private static final int LOUD_EVENTS_A_SECOND = 1_000;

  private final Histogram all = new Histogram(60_000_000_000L, 3);
  private final Histogram finding = new Histogram(60_000_000_000L, 3);
  private final Watching watch;
  private long findings;

  private WatchLoad(WatchMaker maker, World world) {
    watch = maker.over(world.networks(), sighting -> findings++);
  }

  /** Measures and prints. */
  public static void main(String[] args) {
    int people = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int days = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    measure(WatchMaker.STANDARD, people, days);
  }

  static void measure(WatchMaker maker, int people, int days) {
    long before = used();
    World world = new World(7, people, 30, 0);
    WatchLoad load = new WatchLoad(maker, world);
    Instant begins = world.begins();
    load.pass(world, begins.plus(Duration.ofDays(1)));
    load.all.reset();
    load.finding.reset();
    long spent = load.pass(world, begins.plus(Duration.ofDays(days)));
    load.told(people + " people, days 2 to " + days);
    System.out.printf(
        Locale.ROOT,
        "| Events a second on one core, time in the watch alone | %,.0f |%n",
        load.all.getTotalCount() / (spent / 1e9));
    load.all.reset();
    load.finding.reset();
    load.loud(world, begins.plus(Duration.ofDays(days)).plus(Duration.ofHours(12)));
    load.told("a service of 1,000 events a second and a person with 200 devices among them");
    world = new World(7, 100, 30, 0);
    System.out.printf(
        Locale.ROOT,
        "| Memory held after collection, MB (asked: 1,024) | %,d |%n| People of whom something is"
            + " kept | %,d |%n",
        (used() - before) >> 20,
        load.watch.status().people());
    System.out.println("\nThe watch says: " + load.watch.status() + "; a world of " + world.size());
  }

  private long pass(World world, Instant until) {
    long spent = 0;
    while (world.hasNext()) {
      Arrival arrival = world.next();
      spent += take(arrival.event(), arrival.arrived());
      if (!arrival.arrived().isBefore(until)) {
        break;
      }
    }
    return spent;
  }

  private void loud(World world, Instant noon) {
    Crowd crowd = new Crowd();
    Instant at = noon;
    pass(world, noon);
    for (int second = 0; second < LOUD_MINUTES * 60; second++) {
      for (int i = 0; i < LOUD_EVENTS_A_SECOND; i++) {
        Instant now = at.plusNanos(i * 1_000_000L);
        take(crowd.call(now), now);
      }
      take(crowd.device(at), at);
      take(crowd.device(at), at);
      at = at.plusSeconds(1);
      pass(world, at);
    }
  }

  private long take(AccessEvent event, Instant arrived) {
    long found = findings;
    long began = System.nanoTime();
    watch.accept(event, arrived);
    long spent = System.nanoTime() - began;
    all.recordValue(Math.min(spent, all.getHighestTrackableValue()));
    if (findings > found) {
      finding.recordValue(Math.min(spent, finding.getHighestTrackableValue()));
    }
    return spent;
  }

  private void told(String title) {
    System.out.printf("%n| %s | p50, µs | p99, µs | p99.9, µs | longest, ms |%n", title);
    System.out.println("|---|---|---|---|---|");
    row("every event", all);
    row("events with a finding", finding);
  }

  private static void row(String title, Histogram histogram) {
    System.out.printf(
        Locale.ROOT,
        "| %s (%,d) | %.1f | %.1f | %.1f | %.1f |%n",
        title,
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / 1e3,
        histogram.getValueAtPercentile(99) / 1e3,
        histogram.getValueAtPercentile(99.9) / 1e3,
        histogram.getMaxValue() / 1e6);
  }

  /** The heap in use once what nobody holds is gone. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
