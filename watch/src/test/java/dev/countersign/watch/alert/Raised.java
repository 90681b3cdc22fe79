package dev.countersign.watch.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.finding.WatchFinding;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Alerts for tests. */
final class Raised {
  private Raised() {}

  static Alert alert(Severity severity, String key, Instant at) {
    return new Alert(
        WatchFinding.MOVED_UNCOUNTERSIGNED,
        severity,
        "wallet/1",
        "wallet/1",
        key,
        "Something moved",
        Map.of(),
        Optional.empty(),
        at);
  }
}
