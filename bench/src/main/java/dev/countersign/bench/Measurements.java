package dev.countersign.bench;

import dev.countersign.bench.access.TheftQuality;
import dev.countersign.bench.access.WatchLoad;
import dev.countersign.bench.intel.IndicatorReading;
import dev.countersign.bench.lure.DomainQuality;
import dev.countersign.bench.lure.MessageQuality;
import dev.countersign.bench.lure.PackageQuality;
import dev.countersign.bench.screen.ScreenMemory;
import dev.countersign.bench.trace.Scale;
import dev.countersign.bench.watch.RuleSpeed;
import dev.countersign.bench.watch.ShapeQuality;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * All measurements, one after the other, and a table of what was asked and measured. Words name the
 * parts to do: {@code policy}, {@code api}, {@code start}, {@code checks}, {@code graph}, {@code
 * trace}, and with it {@code large} for a ledger of 100 million transfers, {@code lure}, which
 * downloads what it reads, {@code access}, and with it {@code spread} for five seeds in place of
 * two, {@code screen}, {@code intel}, {@code watch}; none means all but {@code large}, {@code
 * lure}, {@code access}, {@code intel} and {@code watch}.
 */
public final class Measurements {
  private Measurements() {}

  /** Measures and prints. */
  public static void main(String[] args)
      throws IOException, InterruptedException, SQLException, RunnerException, XGBoostError {
    // Shorter than the server's: a request is never sent into a connection that is being closed.
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    Set<String> parts =
        args.length == 0
            ? Set.of("policy", "api", "start", "checks", "trace", "screen", "graph")
            : Set.of(args);
    Report report = new Report();
    if (parts.contains("policy")) {
      RunResult decisions = run("PolicyBench.decideBy200Rules").iterator().next();
      report.under(
          "A decision by a policy of 200 rules, amounts and history in memory, p99",
          100,
          decisions.getPrimaryResult().getStatistics().getPercentile(99),
          "µs");
    }
    if (parts.contains("api")
        || parts.contains("start")
        || parts.contains("screen")
        || parts.contains("watch")) {
      Launched.build();
    }
    if (parts.contains("api")) {
      ApiLoad.measure(report);
    }
    if (parts.contains("start")) {
      StartUp.measure(report);
    }
    if (parts.contains("checks")) {
      run("CheckBenchmark", "NodeCheckBenchmark", "SigningBenchmark", "HashingBenchmark");
    }
    if (parts.contains("trace")) {
      run("TraceBenchmark");
      Scale.measure(parts.contains("large") ? 100 : 10, report::told);
    }
    if (parts.contains("follow")) {
      Following.measure(report);
    }
    if (parts.contains("lure")) {
      run("TriageBenchmark", "MailReadBenchmark", "DomainBenchmark", "FileBenchmark");
      DomainQuality.main(new String[0]);
      MessageQuality.main(new String[0]);
      PackageQuality.main(new String[0]);
    }
    if (parts.contains("access")) {
      run("WatchBenchmark", "ReadBenchmark");
      WatchLoad.main(new String[0]);
      String seeds = parts.contains("spread") ? "1,2,3,4,5" : "1,2";
      TheftQuality.main(new String[] {"--seeds", seeds, "--bound"});
      TheftQuality.main(new String[] {"--seeds", seeds});
    }
    if (parts.contains("watch")) {
      RuleSpeed.main(new String[] {"./countersign"});
      ShapeQuality.main(new String[0]);
    }
    if (parts.contains("screen")) {
      for (RunResult result : run("ScreenBenchmark")) {
        String label = result.getPrimaryResult().getLabel();
        double mean = result.getPrimaryResult().getScore();
        String what = "Screening among 1,000,000 labelled addresses, mean (" + label + ")";
        if (label.equals("screen")) { // a whole answer; what is asked is asked of a lookup
          report.told(what, String.format(Locale.ROOT, "%.2f µs", mean));
        } else {
          report.under(what, 1, mean, "µs");
        }
      }
      report.under(
          "An index of 1,000,000 labelled addresses, heap", 200, ScreenMemory.megabytes(), "MB");
      ScreenLoad.measure(report);
    }
    if (parts.contains("intel")) {
      IndicatorReading.main(new String[0]);
    }
    if (parts.contains("graph")) {
      GraphInBrowser.measure(report);
    }
    System.out.println(System.lineSeparator() + report);
  }

  private static Iterable<RunResult> run(String... benchmarks) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    List.of(benchmarks).forEach(name -> options.include(name + "(\\.|$)"));
    options.forks(1);
    options.warmupIterations(3).warmupTime(new TimeValue(3, TimeUnit.SECONDS));
    options.measurementIterations(3).measurementTime(new TimeValue(4, TimeUnit.SECONDS));
    return new Runner(options.build()).run();
  }
}
