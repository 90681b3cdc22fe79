package dev.countersign.watch.finding;

import dev.countersign.model.verdict.FindingCode;
import java.util.List;

/** Everything that watching chains can find, in the order of the manual. */
public final class WatchCatalogue {
  /** All entries. */
  public static final List<FindingCode> ALL = List.of(WatchFinding.values());

  private WatchCatalogue() {}
}
