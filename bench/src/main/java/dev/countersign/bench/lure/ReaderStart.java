package dev.countersign.bench.lure;

import dev.countersign.lure.confine.ReaderProcess;
import dev.countersign.lure.confine.ReaderSettings;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Triage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What reading apart costs: one short text answered in this process, by a process that is started
 * for it, and by one that waits; and what a waiting one holds in memory.
 */
public final class ReaderStart {
  private static final int TIMES = 11;

  /** So that a spare has warmed up and waits. */
  private static final long PAUSE = 3_000;

  private static final ReaderSettings SPARE_AT_ONCE =
      new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofSeconds(60), Duration.ZERO);

  private static final Content TEXT =
      Content.of(
          "offer.txt",
          "Dear Sir, we have a well-paid position for you. Please run the attached test."
              .getBytes(StandardCharsets.UTF_8));

  private ReaderStart() {}

  /** No arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    double[] here = new double[TIMES];
    double[] cold = new double[TIMES];
    double[] waiting = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      new Triage(Company.UNKNOWN).answer(TEXT);
      here[i] = since(start);
    }
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      try (ReaderProcess reader = new ReaderProcess(ReaderSettings.ONCE)) {
        reader.answer(Company.UNKNOWN, TEXT);
        cold[i] = since(start);
      }
    }
    long resident;
    try (ReaderProcess reader = new ReaderProcess(SPARE_AT_ONCE)) {
      Thread.sleep(PAUSE);
      resident = resident();
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        reader.answer(Company.UNKNOWN, TEXT);
        waiting[i] = since(start);
        Thread.sleep(PAUSE);
      }
    }
    told("In this process", here);
    told("By a process that is started for it", cold);
    told("By a process that waits", waiting);
    System.out.println("A process that waits holds: " + (resident >> 10) + " MB");
  }

  /** Of this process's only child, in KiB; 0 where the system does not tell. */
  private static long resident() throws IOException {
    long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .sum();
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void told(String what, double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: median %.1f ms, slowest %.1f ms",
            what,
            sorted[TIMES / 2],
            sorted[TIMES - 1]));
  }
}
