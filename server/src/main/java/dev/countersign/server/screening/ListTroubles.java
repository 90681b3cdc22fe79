package dev.countersign.server.screening;

import dev.countersign.intel.finding.IntelFinding;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.server.alert.AlertDesk;
import dev.countersign.watch.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what is wrong with lists. */
public final class ListTroubles {
  private final ListStore lists;
  private final AlertDesk alerts;

  /** Of those lists, at that desk. */
  public ListTroubles(ListStore lists, AlertDesk alerts) {
    this.lists = lists;
    this.alerts = alerts;
  }

  /** A version was not taken: the one in force stays, and an alert says why. */
  void refuse(String id, String place, String why, Instant now) {
    lists.trouble(id, place, why, now);
    raise(
        IntelFinding.LIST_REFUSED,
        id,
        why,
        "A new version of the list " + id + " was refused: " + why,
        now);
  }

  void raise(FindingCode code, String id, String key, String sentence, Instant now) {
    alerts.raise(
        List.of(
            new Alert(
                code,
                code.severity(),
                "list/" + id,
                "list/" + id,
                code.code() + " " + key,
                sentence,
                Map.of("list", id),
                Optional.empty(),
                now)));
  }
}
