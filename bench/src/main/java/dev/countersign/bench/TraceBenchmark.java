package dev.countersign.bench;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Following what one transaction took through a million transfers in memory. {@code transactions}
 * is how many were read a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TraceBenchmark {
  private static final int TRANSFERS = 1_000_000;
  private static final int ACCOUNTS = 100_000;

  /** The method. */
  @Param({"HAIRCUT", "FIFO"})
  public Method method = Method.FIFO;

  private Ledger ledger = MemoryLedger.of(Traffic.COIN, List.of());

  /** How many transactions were read. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Read {
    /** Counted by the benchmark. */
    public long transactions;

    /** From zero. */
    @Setup(Level.Iteration)
    public void zero() {
      transactions = 0;
    }
  }

  /** Makes the ledger. */
  @Setup
  public void make() {
    ledger = Traffic.ledger(1, TRANSFERS, ACCOUNTS);
  }

  /** One trace to the ledger's end. */
  @Benchmark
  public Trace trace(Read read) {
    Trace trace =
        Tracer.trace(
            ledger,
            new Source.OfTransaction(ACCOUNTS, Ledger.NATIVE, OptionalInt.empty()),
            method,
            Roles.unknown(ledger),
            Limits.NONE);
    read.transactions += trace.transactions();
    return trace;
  }
}
