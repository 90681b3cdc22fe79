package dev.countersign.watch.alert;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How alerts are put together, and who hears of them when.
 *
 * @param gap after so long without an alert of its group an incident takes no more
 * @param digest further alerts of an incident are told together, at most once in so long
 * @param quiet when people are left alone, except with what is {@link Severity#CRITICAL}
 * @param ladders who is called, step by step in the order of their times, until somebody takes the
 *     incident on; nobody for a severity that has none
 * @param feeds channels that get each alert by itself, at once, and from which severity on
 */
public record AlertPolicy(
    Duration gap,
    Duration digest,
    List<QuietHours> quiet,
    Map<Severity, List<Step>> ladders,
    Map<String, Severity> feeds) {
  /** Checks the times and copies. */
  public AlertPolicy {
    if (gap.isNegative() || !digest.isPositive()) {
      throw new IllegalArgumentException("no such time: " + gap + ", " + digest);
    }
    quiet = List.copyOf(quiet);
    Map<Severity, List<Step>> copy = new EnumMap<>(Severity.class);
    ladders.forEach((severity, steps) -> copy.put(severity, List.copyOf(steps)));
    copy.values().forEach(AlertPolicy::check);
    ladders = Collections.unmodifiableMap(copy);
    feeds = Map.copyOf(feeds);
  }

  private static void check(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
        throw new IllegalArgumentException("a step is not later than the one before it");
      }
    }
  }

  /** The steps for a severity, none where nobody is called for it. */
  public List<Step> ladder(Severity severity) {
    return ladders.getOrDefault(severity, List.of());
  }

  /** When something of that severity may be told, from then on. The gravest may always. */
  Instant awake(Severity severity, Instant at) {
    return severity == Severity.CRITICAL ? at : QuietHours.awake(quiet, at);
  }
}
