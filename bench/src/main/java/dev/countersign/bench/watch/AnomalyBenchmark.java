package dev.countersign.bench.watch;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.anomaly.Account;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.anomaly.Past;
import dev.countersign.watch.anomaly.Side;
import dev.countersign.watch.anomaly.Standing;
import dev.countersign.watch.seen.Movement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What one account with a full history costs: a movement that is weighed and one that is learned,
 * the forest grown anew each 512 of them among it; and carrying it on from what was written.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnomalyBenchmark {
  private static final int MOVEMENTS = 1_000;

  private final List<byte[]> written = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom(1);
  private Account account = new Account("hot", AnomalySettings.USUAL);
  private Standing standing = Standing.NOTHING;
  private long block;

  /** Gives it its history. */
  @Setup(Level.Trial)
  public void begin() {
    random = new SplittableRandom(1);
    block = 0;
    account = new Account("hot", AnomalySettings.USUAL);
    written.clear();
    for (int i = 0; i < MOVEMENTS; i++) {
      weigh();
      written.add(account.newest().write());
    }
    standing = account.standing();
    if (standing.settled() < MOVEMENTS - 8 || standing.forgotten() > 0) {
      throw new IllegalStateException("not the history that is to be measured: " + standing);
    }
  }

  /** A movement is weighed, and an earlier one learned. */
  @Benchmark
  public Object weigh() {
    block += 100;
    String payee = "payee" + random.nextInt(20);
    long amount = 900L + random.nextInt(200);
    Movement move =
        new Movement(
            1,
            block,
            1_772_000_000 + block * 12,
            Bytes.word(BigInteger.valueOf(block)),
            0,
            "hot",
            payee,
            new Asset.Native(1),
            BigInteger.valueOf(amount));
    return account.see(move, new Side("hot", true, payee, amount, "hot", payee));
  }

  /** The account as a job has it after a start. */
  @Benchmark
  public Account carryOn() {
    return new Account(
        "hot", AnomalySettings.USUAL, standing, written.stream().map(Past::read).toList());
  }
}
