package dev.countersign.response.cases;

import dev.countersign.model.verdict.Severity;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Thing;
import java.time.Instant;
import java.util.Set;

/**
 * Something that happened, and may belong to a case.
 *
 * @param opens whether there must be a case of it; else it joins one or none
 * @param kind which one it opens, or makes of one
 * @param severity how much it matters
 * @param title the fact in a sentence
 * @param about what it is about; at least one thing
 * @param near what that touched lately, such as the wallets for which a person asked for transfers
 */
public record Trigger(
    boolean opens,
    CaseKind kind,
    Severity severity,
    Instant at,
    String title,
    Set<Thing> about,
    Set<Thing> near) {
  /** Copies. */
  public Trigger {
    about = Set.copyOf(about);
    near = Set.copyOf(near);
    if (about.isEmpty()) {
      throw new IllegalArgumentException("a trigger is about something");
    }
  }
}
