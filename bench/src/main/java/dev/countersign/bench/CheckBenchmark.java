package dev.countersign.bench;

import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckResult;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.node.ObjectNode;

/** Whole checks without a node, from the payload's bytes to the verdict in words. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CheckBenchmark {
  private final Checker checker = new Checker(Directory.SHIPPED, null, InstantSource.system());
  private CheckRequest bybit = Payloads.EMPTY;
  private CheckRequest unsigned = Payloads.EMPTY;
  private CheckRequest batch = Payloads.EMPTY;

  /** Reads the payloads, and makes sure that each gets the verdict that it must. */
  @Setup
  public void read() {
    ObjectNode json = (ObjectNode) Json.parse(Payloads.BYBIT, "The example");
    bybit = new CheckRequest(Payloads.bytes(json), null, Beside.NOTHING);
    json.remove("signatures");
    json.remove("signers");
    unsigned = new CheckRequest(Payloads.bytes(json), null, Beside.NOTHING);
    batch = new CheckRequest(Payloads.batchOfTransfers(100), null, Beside.NOTHING);
    must(bybit, Outcome.DENY);
    must(unsigned, Outcome.DENY);
    must(batch, Outcome.HOLD);
  }

  private void must(CheckRequest request, Outcome outcome) {
    if (checker.check(request).outcome() != outcome) {
      throw new IllegalStateException("the payload is not judged as it must be");
    }
  }

  /** Bybit's payload: parsed, hashed, three signers recovered, judged. Asked: p99 under 1 ms. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public CheckResult bybit() {
    return checker.check(bybit);
  }

  /** The same without signatures, on one core. Asked: over 20,000 a second, so under 50 µs. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public CheckResult bybitWithoutSignatures() {
    return checker.check(unsigned);
  }

  /** A batch of 100 token transfers. Asked: under 2 ms. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public CheckResult batchOf100Transfers() {
    return checker.check(batch);
  }
}
