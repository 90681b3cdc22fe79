package dev.countersign.bench;

import dev.countersign.acceptance.node.LocalSafe;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.report.CheckResult;
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
import org.openjdk.jmh.annotations.TearDown;

/** A full check with a local node: the Safe's facts, two traces, agreement. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@BenchmarkMode(Mode.SampleTime)
public class NodeCheckBenchmark {
  private final LocalSafe safe = LocalSafe.start();
  private final CheckRequest payment = safe.payment();

  /** Makes sure that the payment is allowed. */
  @Setup
  public void check() {
    if (paymentOnALocalNode().outcome() != Outcome.ALLOW) {
      throw new IllegalStateException("the honest payment is not allowed");
    }
  }

  /** Stops the node. */
  @TearDown
  public void stop() {
    safe.close();
  }

  /** With a client of its own each time, as the command has. Asked: p95 under 150 ms. */
  @Benchmark
  public CheckResult paymentOnALocalNode() {
    try (HttpNodeClient node = HttpNodeClient.at(safe.url())) {
      return new Checker(Directory.SHIPPED, node, InstantSource.system()).check(payment);
    }
  }
}
