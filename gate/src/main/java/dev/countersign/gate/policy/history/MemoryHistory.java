package dev.countersign.gate.policy.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history in memory. A scope's first question goes over all entries; after that, adding an entry
 * costs a step for each scope that was ever asked for, and a question costs a binary search over
 * running sums. May be used from several threads at once: a page that asks must not make a decision
 * miss an entry.
 */
public final class MemoryHistory implements History {
  private record Asked(Scope scope, @Nullable String currency) {}

  private final List<HistoryEntry> entries = new ArrayList<>();
  private final Map<Asked, Map<List<@Nullable String>, RunningTotal>> totals = new HashMap<>();

  /** Remembers an entry, in whichever order they come. */
  public synchronized void add(HistoryEntry entry) {
    entries.add(entry);
    totals.forEach((asked, series) -> add(entry, asked, series));
  }

  /** How many entries there are. */
  public synchronized int size() {
    return entries.size();
  }

  @Override
  public synchronized Total total(HistoryQuery query) {
    Asked asked = new Asked(query.scope(), query.currency());
    Map<List<@Nullable String>, RunningTotal> series = totals.get(asked);
    if (series == null) {
      series = new HashMap<>();
      for (HistoryEntry entry : entries) {
        add(entry, asked, series);
      }
      totals.put(asked, series);
    }
    RunningTotal total = series.get(query.scope().key(query.own()));
    return total == null ? Total.NOTHING : total.after(query.after());
  }

  private static void add(
      HistoryEntry entry, Asked asked, Map<List<@Nullable String>, RunningTotal> series) {
    if (asked.scope().admits(entry.move())) {
      series
          .computeIfAbsent(asked.scope().key(entry.move()), key -> new RunningTotal())
          .add(entry, asked.currency());
    }
  }
}
