package dev.countersign.bench.watch;

import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.ParallelEngine;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Fifty rules and all shapes: transfers a second, the time from a block to its alerts, and a replay
 * of a million transfers by the command itself.
 */
public final class RuleSpeed {
  private static final int WARM = 500_000;
  private static final int MEASURED = 1_000_000;

  private RuleSpeed() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    RuleBook book = RulesFile.read(Rules.fifty());
    long shapes = book.rules().stream().filter(rule -> rule.shape().isPresent()).count();
    System.out.printf("%d rules, of which %d look for a shape%n", book.rules().size(), shapes);
    Transfers transfers = new Transfers(1);
    Engine engine = new Engine(book, transfers.facts, new Keys(11, 12));
    measure(
        "one thread",
        transfers,
        block -> {
          long alerts = 0;
          for (Movement move : block) {
            alerts += engine.see(move).size();
          }
          return alerts;
        });
    Transfers others = new Transfers(1);
    try (ExecutorService second = Executors.newSingleThreadExecutor()) {
      ParallelEngine both = new ParallelEngine(book, others.facts, new Keys(11, 12), second);
      measure("two threads", others, block -> both.see(1, block.getFirst().block(), block).size());
    }
    System.out.println("forgotten early: " + engine.shortfalls());
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    System.out.printf(
        "memory in use after it: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    undo(engine, transfers);
    if (args.length > 0) {
      replay(Path.of(args[0]));
    }
  }

  private static void measure(
      String how, Transfers transfers, ToLongFunction<List<Movement>> engine) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Histogram blocks = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    long alerts = 0;
    long spent = 0;
    long worked = 0;
    for (int i = 0; i < WARM + MEASURED; i += Transfers.IN_A_BLOCK) {
      List<Movement> block = new ArrayList<>();
      for (int j = 0; j < Transfers.IN_A_BLOCK; j++) {
        block.add(transfers.next());
      }
      long startWork = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      alerts += engine.applyAsLong(block);
      long took = System.nanoTime() - start;
      if (i >= WARM) {
        worked += threads.getCurrentThreadCpuTime() - startWork;
        blocks.recordValue(took);
        spent += took;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f transfers a second (asked: 150,000 on two cores); by the first thread's own"
            + " time on the processor %,.0f; %,d alerts%n",
        how,
        MEASURED / (spent / 1e9),
        MEASURED / (worked / 1e9),
        alerts);
    System.out.printf(
        Locale.ROOT,
        "%s: block of %d to its alerts: p50 %.2f ms, p99 %.2f ms, most %.2f ms (asked: p99 under"
            + " 50)%n",
        how,
        Transfers.IN_A_BLOCK,
        blocks.getValueAtPercentile(50) / 1e6,
        blocks.getValueAtPercentile(99) / 1e6,
        blocks.getMaxValue() / 1e6);
  }

  private static void undo(Engine engine, Transfers transfers) {
    Movement next = transfers.next();
    engine.see(next);
    long start = System.nanoTime();
    boolean done = engine.undoFrom(1, next.block() - 254);
    System.out.printf(
        Locale.ROOT,
        "255 blocks taken back (%s): %.0f ms%n",
        done,
        (System.nanoTime() - start) / 1e6);
  }

  /** The built command on a million lines, from its start to its end. */
  private static void replay(Path launcher) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("replay");
    Path table = folder.resolve("transfers.csv");
    Path rules = Files.writeString(folder.resolve("rules.yaml"), Rules.fifty());
    Transfers transfers = new Transfers(2);
    Path facts = Files.writeString(folder.resolve("facts.yaml"), transfers.known());
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write("time,block,transaction,from,to,asset,amount\n");
      for (int i = 0; i < 1_000_000; i++) {
        Movement move = transfers.next();
        String symbol = transfers.facts.coin(move.asset()).symbol();
        out.write(
            "%d,%d,%s,%s,%s,%s,%s%n"
                .formatted(
                    move.time(),
                    move.block(),
                    move.transaction(),
                    move.from(),
                    move.to(),
                    symbol,
                    new BigDecimal(move.amount(), transfers.facts.decimals(symbol))
                        .toPlainString()));
      }
    }
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "watch",
                "replay",
                rules.toString(),
                "--csv=" + table,
                "--facts",
                facts.toString(),
                "--json")
            .redirectOutput(folder.resolve("answer.json").toFile())
            .redirectError(folder.resolve("words.txt").toFile())
            .start();
    int code = process.waitFor();
    System.out.printf(
        Locale.ROOT,
        "replay of a million transfers by the command: %.1f s, exit code %d (asked: under 20 s)%n",
        (System.nanoTime() - start) / 1e9,
        code);
    for (String name :
        List.of("transfers.csv", "rules.yaml", "facts.yaml", "answer.json", "words.txt")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
