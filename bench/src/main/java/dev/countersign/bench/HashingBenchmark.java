package dev.countersign.bench;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one Keccak-256 costs: every hash of a payload is made of a few. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashingBenchmark {
  private final Bytes struct = Bytes.of(new byte[11 * 32]);

  /** The hash of the eleven words of a Safe transaction. */
  @Benchmark
  public Bytes keccakOfASafeTransaction() {
    return Keccak256.hash(struct);
  }
}
