package dev.countersign.server.freeze;

import dev.countersign.response.freeze.tracking.Reminder;
import dev.countersign.response.freeze.tracking.Waits;
import dev.countersign.server.journal.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Says in the journal, by which people are told, what has waited for too long. */
public final class FreezeReminders {
  private static final Duration AGAIN = Duration.ofDays(1);
  private static final int A_ROUND = 100;

  private final JournalStore journal;
  private final FreezeStore store;
  private final Waits waits;

  /** Of those requests. */
  public FreezeReminders(JournalStore journal, FreezeStore store, Waits waits) {
    this.journal = journal;
    this.store = store;
    this.waits = waits;
  }

  /** Says it of each that is due, and again each day. */
  public void remind() {
    for (UUID id : store.due(journal.now(), A_ROUND)) {
      journal.record(entries -> {
        Instant now = journal.now();
        KeptRequest request = store.find(id).orElseThrow();
        List<Reminder> due = Reminder.due(List.of(request.tracking()), waits, () -> now);
        if (request.closed().isEmpty() && !due.isEmpty() && store.due(id, now, now.plus(AGAIN))) {
          entries.releasesNothing();
          entries.add(
              "freeze-waits",
              request.subject(),
              FreezeEntry.about(request.request(), "")
                  .put("state", request.tracking().state().word())
                  .put("sentence", due.getFirst().sentence(() -> now)));
        }
      });
    }
  }
}
