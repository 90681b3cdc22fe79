package dev.countersign.gate.policy.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries in the order of their moments, each with the total of all up to it. */
final class RunningTotal {
  private record Step(HistoryEntry entry, Total upTo) {}

  private final List<Step> steps = new ArrayList<>();

  /** Adds an entry; one that is older than others costs a step for each of them. */
  void add(HistoryEntry entry, @Nullable String currency) {
    int place = firstAfter(entry.at());
    Deque<HistoryEntry> later = new ArrayDeque<>();
    while (steps.size() > place) {
      later.addFirst(steps.removeLast().entry());
    }
    append(entry, currency);
    later.forEach(each -> append(each, currency));
  }

  /** What came after that moment. */
  Total after(Instant moment) {
    int place = firstAfter(moment);
    if (place == steps.size()) {
      return Total.NOTHING;
    }
    Total all = steps.getLast().upTo();
    return place == 0 ? all : all.minus(steps.get(place - 1).upTo());
  }

  private void append(HistoryEntry entry, @Nullable String currency) {
    Total before = steps.isEmpty() ? Total.NOTHING : steps.getLast().upTo();
    steps.add(new Step(entry, before.plus(entry, currency)));
  }

  private int firstAfter(Instant moment) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).entry().at().isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
