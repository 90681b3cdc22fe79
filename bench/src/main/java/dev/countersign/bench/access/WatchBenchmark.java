package dev.countersign.bench.access;

import dev.countersign.access.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs in a watch that has followed 100,000 people for two days, on one core. Asked:
 * 200,000 events a second, so under 5 µs. The events are new ones each time, in the order in which
 * they come.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 2)
@Measurement(iterations = 6)
public class WatchBenchmark {
  private static final int PEOPLE = 100_000;
  private static final int EVENTS = 200_000;

  private final World world = new World(11, PEOPLE, 30, 0);
  private final List<Arrival> next = new ArrayList<>(EVENTS);
  private long found;
  private final Watching watch = WatchMaker.STANDARD.over(world.networks(), sighting -> found++);

  /** Two days pass, so that there is something known of everybody. */
  @Setup(Level.Trial)
  public void pass() {
    Instant until = world.begins().plus(Duration.ofDays(2));
    Arrival one = world.next();
    while (one.arrived().isBefore(until)) {
      watch.accept(one.event(), one.arrived());
      one = world.next();
    }
    System.out.println("State: " + watch.status());
  }

  /** The next events are made before they are measured. */
  @Setup(Level.Iteration)
  public void prepare() {
    next.clear();
    while (next.size() < EVENTS) {
      next.add(world.next());
    }
  }

  /** An event, one of 200,000. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long event() {
    for (Arrival arrival : next) {
      watch.accept(arrival.event(), arrival.arrived());
    }
    return found;
  }
}
