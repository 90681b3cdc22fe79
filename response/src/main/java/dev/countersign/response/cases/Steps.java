package dev.countersign.response.cases;

import dev.countersign.model.verdict.Severity;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A case with some things changed. */
final class Steps {
  private final Case before;
  CaseState state;
  Severity severity;
  String title;
  Instant lastAt;
  Map<CaseKind, Instant> playbooks;
  Set<Thing> about;
  List<Decision> decisions;
  List<Member> members;
  List<Said> notes;
  Optional<Said> closing;
  Optional<Said> closed;

  Steps(Case before) {
    this.before = before;
    state = before.state();
    severity = before.severity();
    title = before.title();
    lastAt = before.lastAt();
    playbooks = before.playbooks();
    about = before.about();
    decisions = before.decisions();
    members = before.members();
    notes = before.notes();
    closing = before.closing();
    closed = before.closed();
  }

  /** As somebody decided. */
  Case done() {
    return next(before.version() + 1);
  }

  /** As it came by itself, or in a way that takes nothing from anybody. */
  Case ofItself() {
    return next(before.version());
  }

  private Case next(long version) {
    return new Case(
        before.id(),
        before.number(),
        state,
        severity,
        title,
        before.openedAt(),
        before.openedBy(),
        lastAt,
        playbooks,
        about,
        decisions,
        members,
        notes,
        closing,
        closed,
        version);
  }
}
