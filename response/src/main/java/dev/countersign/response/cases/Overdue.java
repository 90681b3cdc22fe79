package dev.countersign.response.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That decisions of a case are overdue, and how often that was told: once when one becomes so, then
 * after an hour, after four more, and each day, until all are made. A decision that becomes overdue
 * meanwhile begins it anew.
 *
 * @param tasks whose decisions are overdue
 * @param since when the first of them was due
 * @param times how often it was told, this time with it; from 1
 */
public record Overdue(SortedSet<String> tasks, Instant since, int times) {
  private static final List<Duration> PAUSES = List.of(Duration.ofHours(1), Duration.ofHours(4));
  private static final Duration DAILY = Duration.ofDays(1);

  /** Copies. */
  public Overdue {
    tasks = new TreeSet<>(tasks);
    if (tasks.isEmpty() || times < 1) {
      throw new IllegalArgumentException("something is overdue, and it is told");
    }
  }

  /**
   * What was told last.
   *
   * @param times how often until then; from 1
   */
  public record Told(SortedSet<String> tasks, Instant at, int times) {
    /** Copies. */
    public Told {
      tasks = new TreeSet<>(tasks);
    }

    /** When it is told again. */
    Instant again() {
      return at.plus(times <= PAUSES.size() ? PAUSES.get(times - 1) : DAILY);
    }
  }

  /** Whether whoever could decide at all is told, and not the case's own people alone. */
  public boolean escalated() {
    return times > 1;
  }

  /** What is to be told now, of an agenda and of what was told last; empty where nothing is. */
  public static Optional<Overdue> now(Agenda agenda, Optional<Told> before, Instant now) {
    SortedSet<String> tasks = new TreeSet<>();
    Instant since = Instant.MAX;
    for (Agenda.Line line : agenda.open()) {
      if (line.standing() instanceof Agenda.Open open && !open.due().isAfter(now)) {
        tasks.add(line.task().key());
        since = open.due().isBefore(since) ? open.due() : since;
      }
    }
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    if (before.isEmpty() || !before.get().tasks().containsAll(tasks)) {
      return Optional.of(new Overdue(tasks, since, 1));
    }
    return before.get().again().isAfter(now)
        ? Optional.empty()
        : Optional.of(new Overdue(tasks, since, before.get().times() + 1));
  }
}
