package dev.countersign.server.drill;

import dev.countersign.drill.evidence.CallNote;
import dev.countersign.drill.evidence.CallResult;
import dev.countersign.drill.evidence.Judged;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes of calls and chats: said by whoever played one, and by whom it was to. Only both
 * together say that somebody acted.
 */
public final class CallDesk {
  private static final Duration AHEAD = Duration.ofMinutes(1);
  private static final int DAYS = 8;

  private final JournalStore journal;
  private final CallStore calls;
  private final ExerciseStore exercises;
  private final DrillStore drills;
  private final InstantSource clock;

  /** Over those stores. */
  public CallDesk(
      JournalStore journal,
      CallStore calls,
      ExerciseStore exercises,
      DrillStore drills,
      InstantSource clock) {
    this.journal = journal;
    this.calls = calls;
    this.exercises = exercises;
    this.drills = drills;
    this.clock = clock;
  }

  /** The calls. */
  public CallStore store() {
    return calls;
  }

  /** Its drill. */
  public Drill drill(Call call) {
    return drills.find(call.drill()).orElseThrow();
  }

  /** Whether its caller may say what came of it, or put right what they said. */
  public boolean takes(Call call) {
    boolean open =
        call.state() == Exercise.State.PLANNED
            || (call.state() == Exercise.State.SENT && call.answered() == 0);
    return open && drill(call).running(clock.instant());
  }

  /**
   * What came of one, as whoever played it says.
   *
   * @param heldAt when it was held; of no account where it was not
   * @param after how long after it they reported it; of no account where they did not
   * @throws UnreadableInput where it is not theirs to say, or cannot be
   */
  public void record(
      UUID id, Person by, CallResult result, Instant heldAt, Duration after, CallNote note) {
    journal.record(entries -> {
      Call call =
          calls
              .lock(id)
              .filter(one -> one.caller().equals(by.id()))
              .orElseThrow(() -> new UnreadableInput("There is no such call that you play"));
      if (!takes(call)) {
        throw new UnreadableInput(
            "Nothing can be said of this call any more: it is over, was left out, or they answered"
                + " themselves");
      }
      if (result.held()) {
        held(call, result, heldAt, after, note);
      } else {
        calls.leaveOut(id, result.words());
      }
      entries.add(
          "call-recorded",
          call.subject(),
          Json.object()
              .put("drill", call.drill().toString())
              .put("by", by.subject())
              .put("result", result.word())
              .put("again", call.state() == Exercise.State.SENT));
    });
  }

  private void held(Call call, CallResult result, Instant heldAt, Duration after, CallNote note) {
    Drill drill = drill(call);
    Instant now = clock.instant();
    if (heldAt.isAfter(now.plus(AHEAD))) {
      throw new UnreadableInput("The call was held in the future; say when it was");
    }
    LocalDate day = LocalDate.ofInstant(heldAt, drill.zone());
    if (day.isBefore(drill.first()) || day.isAfter(drill.last())) {
      throw new UnreadableInput(
          "The call was held on "
              + day
              + ", which is no day of this drill: "
              + drill.first()
              + " to "
              + drill.last());
    }
    @Nullable Instant reported =
        result == CallResult.REFUSED_AND_REPORTED ? heldAt.plus(after) : null;
    if (reported != null && reported.isAfter(now.plus(AHEAD))) {
      throw new UnreadableInput("They reported it in the future; say how long after the call");
    }
    calls.held(call.id(), heldAt, YearMonth.from(day), result.standing(), reported, note.text());
  }

  /**
   * Whom it was to says whether they did it; taking it back is always believed.
   *
   * @throws UnreadableInput where nobody asks them
   */
  public void answer(UUID id, Person by, boolean own) {
    journal.record(entries -> {
      Call call = own(id, by);
      if (call.standing() == Standing.NOTHING || !drill(call).running(clock.instant())) {
        throw new UnreadableInput("Nothing is asked about this call any more");
      }
      Standing standing = call.standing().answered(new Judged.ByHand(), own);
      calls.answered(id, standing, standing.marked() ? call.heldAt() : null);
      entries.add(
          "call-answered",
          call.subject(),
          Json.object().put("drill", call.drill().toString()).put("standing", standing.word()));
    });
  }

  /** They read what gave it away. */
  public void read(UUID id, Person by) {
    journal.record(entries -> {
      Call call = own(id, by);
      if (exercises.read(call.id(), clock.instant())) {
        entries.add("exercise-lesson-read", call.subject(), Json.object());
      }
    });
  }

  private Call own(UUID id, Person by) {
    return calls
        .lock(id)
        .filter(one -> one.person().equals(by.id()) && one.state() == Exercise.State.SENT)
        .orElseThrow(() -> new UnreadableInput("There is no such call to you"));
  }

  /** Leaves out those of drills that are over of which nobody said what came of them. */
  public void leaveOutOld() {
    LocalDate before = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    List<UUID> old = calls.open(before).stream().map(Call::id).toList();
    if (old.isEmpty()) {
      return;
    }
    journal.record(entries -> {
      for (UUID id : old) {
        Call call = Objects.requireNonNull(calls.lock(id).orElse(null));
        if (call.state() == Exercise.State.PLANNED) {
          String why = "Nobody said what came of it";
          calls.leaveOut(id, why);
          entries.add("exercise-left-out", call.subject(), Json.object().put("why", why));
        }
      }
    });
  }
}
