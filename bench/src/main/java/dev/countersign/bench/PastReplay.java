package dev.countersign.bench;

import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * {@code countersign policy replay} on the journal that machines filled, beside the running server:
 * from the command to its end. All are decided otherwise, so all have to be told. Asked: 1,000
 * transfers or more in under 10 s.
 */
final class PastReplay {
  private static final int FEWEST = 1_000;
  private static final int TIMES = 3;

  private PastReplay() {}

  /** Measures; of several the slowest counts. */
  static void measure(Path data, Report report) throws IOException, InterruptedException {
    Path policy = Files.writeString(data.resolve("other.yaml"), Policies.thatAllowsLittle(200));
    double slowest = 0;
    long transfers = 0;
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  Launched.launcher().toString(),
                  "policy",
                  "replay",
                  policy.toString(),
                  "--data",
                  data.toString(),
                  "--json")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      JsonNode answer = Json.parse(said, "The replay");
      transfers = answer.path("transfers").asLong();
      if (exitCode != 0 || transfers < FEWEST || answer.path("otherwise").asLong() != transfers) {
        throw new IllegalStateException(
            "the replay is not as it must be: " + transfers + ", " + answer.path("otherwise"));
      }
      slowest = Math.max(slowest, took.toMillis() / 1000.0);
    }
    report.told(
        String.format(
            Locale.ROOT,
            "`countersign policy replay` of %,d transfers, 200 rules, wall clock",
            transfers),
        String.format(Locale.ROOT, "%.1f s", slowest));
    report.under("The same, for each thousand", 10, slowest * 1000 / transfers, "s");
  }
}
