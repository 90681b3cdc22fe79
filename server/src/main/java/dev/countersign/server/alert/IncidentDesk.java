package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.alert.Incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** Where security takes incidents on and says that they are over. */
public final class IncidentDesk {
  private static final int LONGEST = 500;

  private final JournalStore journal;
  private final IncidentStore incidents;
  private final Bell bell;

  /** A desk over those incidents. */
  public IncidentDesk(JournalStore journal, IncidentStore incidents, Bell bell) {
    this.journal = journal;
    this.incidents = incidents;
    this.bell = bell;
  }

  /** The incidents. */
  public IncidentStore store() {
    return incidents;
  }

  /**
   * Takes one on: nobody else is called for it.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput when somebody did, or it is over
   */
  public void acknowledge(UUID id, String by) {
    say(
        id,
        by,
        "",
        "incident-acknowledged",
        (before, now) -> {
          if (before.status() != Status.OPEN) {
            throw new UnreadableInput(
                before.status() == Status.RESOLVED
                    ? "The incident is over; open it again first"
                    : "Somebody is at it already");
          }
          return before.acknowledged(now);
        });
  }

  /**
   * Says that one is over.
   *
   * @throws UnreadableInput when there is no reason, or it is over
   */
  public void resolve(UUID id, String by, String reason) {
    check(reason);
    say(
        id,
        by,
        reason.strip(),
        "incident-resolved",
        (before, now) -> {
          if (before.status() == Status.RESOLVED) {
            throw new UnreadableInput("The incident is over already");
          }
          return before.resolved(now);
        });
  }

  /**
   * Opens one again: people are called anew.
   *
   * @throws UnreadableInput when there is no reason, or it is not over
   */
  public void reopen(UUID id, String by, String reason) {
    check(reason);
    say(
        id,
        by,
        reason.strip(),
        "incident-reopened",
        (before, now) -> {
          if (before.status() != Status.RESOLVED) {
            throw new UnreadableInput("The incident is not over");
          }
          return before.reopened(now);
        });
  }

  private void say(
      UUID id,
      String by,
      String reason,
      String kind,
      BiFunction<Incident, Instant, Incident> step) {
    journal.record(entries -> {
      KeptIncident kept =
          incidents.held(List.of(id)).stream()
              .findFirst()
              .orElseThrow(() -> new UnreadableInput("There is no such incident"));
      Instant now = journal.now();
      Incident after = step.apply(kept.incident(), now);
      incidents.keep(
          new KeptIncident(
              kept.number(), after, by, reason, kept.repeats(), kept.title(), kept.fedTo()));
      ObjectNode body = Json.object().put("by", by).put("number", kept.number());
      if (!reason.isEmpty()) {
        body.put("reason", reason);
      }
      body.put("alerts", after.alerts()).put("repeats", kept.repeats());
      entries.add(kind, kept.subject(), body);
    });
    bell.ring();
  }

  private static void check(String reason) {
    if (reason.isBlank()) {
      throw new UnreadableInput("The reason is missing; say in a sentence why");
    }
    if (reason.length() > LONGEST) {
      throw new UnreadableInput("The reason may have at most " + LONGEST + " characters");
    }
  }
}
