package dev.countersign.server.company;

import dev.countersign.model.json.Json;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import java.time.InstantSource;

/** The stop: any security person presses it, at once and alone. Lifting it is a change. */
public final class StopDesk {
  private final JournalStore journal;
  private final Installation installation;
  private final InstantSource clock;

  /** Of that installation. */
  public StopDesk(JournalStore journal, Installation installation, InstantSource clock) {
    this.journal = journal;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Stops all signing; where it stands still already, nothing changes.
   *
   * @param by who, as the journal calls them
   */
  public void stop(String by, String reason) {
    journal.record(entries -> stop(by, reason, entries));
  }

  /** The same in the deciding transaction at hand. */
  public void stop(String by, String reason, Journal entries) {
    if (installation.stop(clock.instant(), by, reason)) {
      entries.add(
          "signing-stopped", "installation", Json.object().put("by", by).put("reason", reason));
    }
  }
}
