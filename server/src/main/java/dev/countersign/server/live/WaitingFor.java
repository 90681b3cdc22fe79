package dev.countersign.server.live;

import dev.countersign.server.alert.IncidentStore;
import dev.countersign.server.cases.CaseStore;
import dev.countersign.server.change.ChangeDesk;
import dev.countersign.server.lure.QueueStore;
import dev.countersign.server.page.Glance;
import dev.countersign.server.people.Role;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.transfer.AwaitingStore;

/** Counts what waits for somebody. */
public final class WaitingFor implements Glance {
  private final AwaitingStore transfers;
  private final ChangeDesk changes;
  private final QueueStore lures;
  private final IncidentStore incidents;
  private final CaseStore cases;
  private final Changes journal;

  /** From those stores. */
  public WaitingFor(
      AwaitingStore transfers,
      ChangeDesk changes,
      QueueStore lures,
      IncidentStore incidents,
      CaseStore cases,
      Changes journal) {
    this.transfers = transfers;
    this.changes = changes;
    this.lures = lures;
    this.incidents = incidents;
    this.cases = cases;
    this.journal = journal;
  }

  @Override
  public Seen of(SignedIn who) {
    // First, so that what happens in between is told once more rather than missed.
    long last = journal.last();
    return new Seen(
        transfers.of(who.person(), who.session().keyThumbprint()).size(),
        Math.toIntExact(
            changes.open().stream().filter(one -> changes.rules().may(who, one)).count()),
        who.person().hasAny(Role.SECURITY) ? lures.waiting() : 0,
        who.person().hasAny(Role.SECURITY) ? incidents.open() : 0,
        who.person().hasAny(Role.SECURITY, Role.ADMINISTRATOR) ? cases.due() : 0,
        last);
  }
}
