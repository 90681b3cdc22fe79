package dev.countersign.bench.screen;

import dev.countersign.intel.list.Entry;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.intel.screen.Answer;
import dev.countersign.intel.screen.Screening;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An address among a million that are labelled, in turn one that is there and one that is not. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.AverageTime)
public class ScreenBenchmark {
  private static final int MANY = 1 << 16;

  private AddressIndex index = AddressIndex.of(List.of(), 0);
  private Screening screening = new Screening(index, List.of(), InstantSource.system());
  private final List<String> asked = new ArrayList<>();
  private int next;

  /** Builds it. */
  @Setup
  public void build() {
    index = AddressIndex.of(Labelled.lists(), 7);
    screening = new Screening(index, List.of(), InstantSource.system());
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      asked.add(Labelled.address(random.nextInt(2 * Labelled.ADDRESSES)));
    }
    long there = asked.stream().filter(index::has).count();
    if (index.size() != Labelled.ADDRESSES || there < MANY / 3 || there > 2 * MANY / 3) {
      throw new IllegalStateException("the index is not as it must be: " + index.size());
    }
  }

  private String next() {
    next = (next + 1) & (MANY - 1);
    return asked.get(next);
  }

  /** Whether an address is labelled at all. Asked: under 1 microsecond. */
  @Benchmark
  public boolean isLabelled() {
    return index.has(next());
  }

  /** All entries of an address. Asked: under 1 microsecond. */
  @Benchmark
  public List<Entry> lookUp() {
    return index.of(next());
  }

  /** A whole answer, with checksum, look-alikes and verdict. */
  @Benchmark
  public Answer screen() {
    return screening.screen(next());
  }
}
