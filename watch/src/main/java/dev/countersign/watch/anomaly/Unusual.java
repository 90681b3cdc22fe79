package dev.countersign.watch.anomaly;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A movement that is unusual for one of its sides.
 *
 * @param side whose history it is held against
 * @param score by the forest; about 1 is ordinary
 * @param mean of the account's earlier scores
 * @param deviation of these
 * @param reasons what made it, the weightiest first
 * @param shadow whether the account's forest is not trusted yet: to be counted, not told
 */
public record Unusual(
    Movement move,
    Side side,
    double score,
    double mean,
    double deviation,
    List<Reason> reasons,
    boolean shadow) {
  /** Copies. */
  public Unusual {
    reasons = List.copyOf(reasons);
  }

  /** Whether it is held against an own wallet; else against who pays it or is paid. */
  public boolean wallet() {
    return side.wallet();
  }

  /** Whether it lies so many standard deviations above the mean. */
  public boolean passes(double deviations) {
    return score > mean + deviations * deviation;
  }

  /** What is told of it. Only of one that is not in shadow. */
  public Alert alert() {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("score", String.format(Locale.ROOT, "%.2f", score));
    evidence.put("usual score", String.format(Locale.ROOT, "%.2f", mean));
    List<String> words = new ArrayList<>();
    for (Reason reason : reasons) {
      words.add(reason.sentence());
      evidence.put(
          reason.feature().words(),
          String.format(Locale.ROOT, "%s (%.0f %%)", reason.value(), 100 * reason.share()));
    }
    return new Alert(
        WatchFinding.UNUSUAL_MOVEMENT,
        Severity.MEDIUM,
        "address/" + side.address(),
        "unusual/" + side.account(),
        "unusual/%s/%d/%s/%d"
            .formatted(side.account(), move.chain(), move.transaction(), move.index()),
        "A movement from %s to %s is unusual for %s: %s."
            .formatted(side.from(), side.to(), side.name(), String.join("; ", words)),
        evidence,
        Optional.of(
            new Sighting(move.chain(), Optional.of(move.block()), Optional.of(move.transaction()))),
        Instant.ofEpochSecond(move.time()));
  }
}
