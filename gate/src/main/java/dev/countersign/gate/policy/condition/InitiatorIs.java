package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.Move;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Who asked, by any of these.
 *
 * @param people ids, or the mail addresses by which they are named
 * @param machines ids
 */
public record InitiatorIs(
    Set<String> people,
    Set<String> machines,
    Set<String> groups,
    Set<String> roles,
    Set<InitiatorFacts.Kind> kinds)
    implements MoveCondition {
  /** Copies the sets. */
  public InitiatorIs {
    people = Set.copyOf(people);
    machines = Set.copyOf(machines);
    groups = Set.copyOf(groups);
    roles = Set.copyOf(roles);
    kinds = Set.copyOf(kinds);
  }

  @Override
  public String field() {
    return "initiator";
  }

  @Override
  public String wanted() {
    List<String> words = Wording.named(people, "", List.of());
    words = Wording.named(machines, "the machine ", words);
    words = Wording.named(groups, "of the group ", words);
    words = Wording.named(roles, "of the role ", words);
    words = Wording.named(kinds.stream().map(InitiatorFacts.Kind::word).toList(), "any ", words);
    return "the initiator is " + Wording.or(words);
  }

  @Override
  public boolean holds(Move move) {
    InitiatorFacts initiator = move.initiator();
    Set<String> ids =
        switch (initiator.kind()) {
          case PERSON -> people;
          case MACHINE -> machines;
        };
    return ids.contains(initiator.id())
        || ids.stream().anyMatch(initiator.name()::equalsIgnoreCase)
        || kinds.contains(initiator.kind())
        || !Collections.disjoint(groups, initiator.groups())
        || !Collections.disjoint(roles, initiator.roles());
  }

  @Override
  public Object found(Situation situation) {
    return situation.move().initiator().id();
  }
}
