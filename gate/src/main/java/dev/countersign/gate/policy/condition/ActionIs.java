package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.Move;
import java.util.Set;

/** What kind of thing was asked for. */
public record ActionIs(Set<Action> actions) implements MoveCondition {
  /** Copies the set. */
  public ActionIs {
    actions = Set.copyOf(actions);
  }

  @Override
  public String field() {
    return "action";
  }

  @Override
  public String wanted() {
    return "the action is " + Wording.or(actions.stream().sorted().map(Action::word).toList());
  }

  @Override
  public boolean holds(Move move) {
    return actions.contains(move.action());
  }

  @Override
  public Object found(Situation situation) {
    return situation.move().action().word();
  }
}
