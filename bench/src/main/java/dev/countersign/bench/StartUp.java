package dev.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the launcher from the command to the console, on a new data folder and on one that is
 * there, and what the idle server holds in memory. Asked: 15 s cold, 8 s warm, under 500 MB.
 */
final class StartUp {
  private static final int TIMES = 3;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private StartUp() {}

  /** Measures; of several starts the slowest counts. */
  static void measure(Report report) throws IOException, InterruptedException {
    double cold = 0;
    double warm = 0;
    double server = 0;
    double database = 0;
    for (int i = 0; i < TIMES; i++) {
      Path data = Files.createTempDirectory("countersign-bench-");
      try {
        try (Launched first = Launched.on(data)) {
          cold = Math.max(cold, seconds(first.ready()));
        }
        try (Launched again = Launched.on(data)) {
          warm = Math.max(warm, seconds(again.ready()));
          if (i == 0) {
            Thread.sleep(IDLE);
            server = again.resident() / 1e6;
            database = again.residentOfDatabase(data) / 1e6;
          }
        }
      } finally {
        delete(data);
      }
    }
    report.under("Start to console, cold: PostgreSQL unpacked and set up first", 15, cold, "s");
    report.under("Start to console, warm: on data that is there", 8, warm, "s");
    report.under("The idle server after 30 s, resident", 500, server, "MB");
    report.told(
        "Its PostgreSQL, shared pages once", String.format(Locale.ROOT, "%.0f MB", database));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
