package dev.countersign.server.drill;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import java.time.InstantSource;
import java.util.UUID;

/** Where drills are stopped: by one person, at once, and for good. */
public final class DrillDesk {
  private final JournalStore journal;
  private final DrillStore drills;
  private final ExerciseStore exercises;
  private final PlayStore plays;
  private final InstantSource clock;

  /** Over those stores. */
  public DrillDesk(
      JournalStore journal,
      DrillStore drills,
      ExerciseStore exercises,
      PlayStore plays,
      InstantSource clock) {
    this.journal = journal;
    this.drills = drills;
    this.exercises = exercises;
    this.plays = plays;
    this.clock = clock;
  }

  /** The drills. */
  public DrillStore store() {
    return drills;
  }

  /** The exercises. */
  public ExerciseStore exercises() {
    return exercises;
  }

  /**
   * Stops one: nothing goes out any more, and nothing that is done counts.
   *
   * @param by as the journal calls them
   * @throws UnreadableInput when there is none that could be stopped
   */
  public void stop(UUID id, String by) {
    journal.record(entries -> {
      Drill drill =
          drills
              .find(id)
              .filter(one -> one.stoppedAt() == null)
              .orElseThrow(() -> new UnreadableInput("There is no such drill that still runs"));
      stop(drill, by, entries);
    });
  }

  /** Stops all of them. */
  public void stopAll(String by) {
    journal.record(entries ->
        drills.all().stream()
            .filter(one -> one.running(clock.instant()))
            .forEach(one -> stop(one, by, entries)));
  }

  private void stop(Drill drill, String by, Journal entries) {
    if (drills.stop(drill.id(), by, clock.instant())) {
      int left =
          exercises.leaveOutAll(drill.id(), "The drill was stopped")
              + plays.leaveOutAll(drill.id());
      entries.add(
          "drill-stopped", drill.subject(), Json.object().put("by", by).put("left-out", left));
    }
  }
}
