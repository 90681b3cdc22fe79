package dev.countersign.bench.intel;

import dev.countersign.intel.indicator.Defaults;
import dev.countersign.intel.indicator.StixIndicators;
import dev.countersign.intel.indicator.Tally;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * Reads a bundle of a million made-up indicators, each with a relationship to a group. Run with a
 * small heap, such as {@code -Xmx64m}, it shows that the bundle is never all in memory.
 */
public final class IndicatorReading {
  private static final int INDICATORS = 1_000_000;
  private static final int RELATED = 100_000;

  private IndicatorReading() {}

  /** Measures and prints; the first argument may be another number of indicators. */
  public static void main(String[] args) throws IOException {
    int count = args.length == 0 ? INDICATORS : Integer.parseInt(args[0]);
    Path file = Files.createTempFile("bundle", ".json");
    try {
      write(file, count);
      long begun = System.nanoTime();
      Tally tally =
          StixIndicators.read(
              () -> new BufferedInputStream(Files.newInputStream(file), 1 << 16),
              new Defaults("Somebody", 50, Instant.EPOCH),
              indicator -> {});
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT,
              "%,d indicators of %,d MB in %.1f s, peak heap %,d MB of %,d",
              tally.read(),
              Files.size(file) >> 20,
              seconds,
              peak() >> 20,
              Runtime.getRuntime().maxMemory() >> 20));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void write(Path file, int count) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[\n");
      out.write(
          "{\"type\":\"intrusion-set\",\"id\":\"intrusion-set--1\",\"name\":\"Lazarus Group\"}");
      for (int i = 0; i < count; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                ",%n{\"type\":\"indicator\",\"spec_version\":\"2.1\","
                    + "\"id\":\"indicator--%08x-0000-4000-8000-000000000000\","
                    + "\"created\":\"2026-01-01T00:00:00.000Z\","
                    + "\"modified\":\"2026-01-01T00:00:00.000Z\",\"name\":\"Host %d\","
                    + "\"indicator_types\":[\"malicious-activity\"],\"pattern_type\":\"stix\","
                    + "\"pattern\":\"[domain-name:value = 'host-%d.example']\","
                    + "\"valid_from\":\"2026-01-01T00:00:00Z\",\"confidence\":%d}",
                i,
                i,
                i,
                i % 101));
        if (i < RELATED) {
          out.write(
              String.format(
                  Locale.ROOT,
                  ",%n{\"type\":\"relationship\","
                      + "\"id\":\"relationship--%08x-0000-4000-8000-000000000000\","
                      + "\"relationship_type\":\"indicates\","
                      + "\"source_ref\":\"indicator--%08x-0000-4000-8000-000000000000\","
                      + "\"target_ref\":\"intrusion-set--1\"}",
                  i,
                  i));
        }
      }
      out.write("]}");
    }
  }
}
