package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.DestinationIs;
import dev.countersign.gate.policy.condition.InitiatorIs;
import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.expression.Expression;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.review.Remark.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks each rule about ordinary facts of each kind, in which only that is missing which such facts
 * never have, to find rules that would deny a whole kind because they cannot be told.
 */
final class Probes {
  private final Policy policy;
  private final List<Ordinary> facts = new ArrayList<>();

  private Probes(Policy policy) {
    this.policy = policy;
    for (Action action : Action.values()) {
      for (InitiatorFacts.Kind initiator : InitiatorFacts.Kind.values()) {
        if (action.movesValue()) {
          for (DestinationFacts.Kind destination : DestinationFacts.Kind.values()) {
            facts.add(new Ordinary(action, initiator, destination));
          }
        } else {
          facts.add(new Ordinary(action, initiator, null));
        }
      }
    }
  }

  static List<Remark> of(Policy policy) {
    Probes probes = new Probes(policy);
    List<Remark> remarks = new ArrayList<>();
    policy.rules().forEach(rule -> probes.ask(rule, remarks));
    return remarks;
  }

  private void ask(Rule rule, List<Remark> remarks) {
    Map<String, Set<String>> undecided = new LinkedHashMap<>();
    for (Ordinary each : facts) {
      if (!speaksOf(rule, each)) {
        continue;
      }
      Situation situation =
          new Situation(each.facts(policy.settings()), History.NONE, policy.settings());
      for (String why : why(rule, situation)) {
        undecided.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(each.words());
      }
    }
    undecided.forEach((why, kinds) ->
        remarks.add(
            new Remark(
                Weight.WARNING,
                rule.line(),
                "The rule \""
                    + rule.name()
                    + "\" cannot be told for "
                    + shortened(List.copyOf(kinds))
                    + ", because "
                    + why
                    + "; whatever is one is denied. Narrow it (\"when\"), or ask with has() first.")));
  }

  private static String shortened(List<String> kinds) {
    return kinds.size() <= 4
        ? String.join(", ", kinds)
        : String.join(", ", kinds.subList(0, 3)) + " and " + (kinds.size() - 3) + " other kinds";
  }

  /** What cannot be told, taken each for itself: other conditions may hold or not. */
  private static Set<String> why(Rule rule, Situation situation) {
    Set<String> why = new LinkedHashSet<>();
    List<Stated> conditions = new ArrayList<>(rule.when());
    conditions.addAll(rule.unless());
    for (Stated stated : conditions) {
      if (Answer.of(stated.condition(), situation) instanceof Answer.Unknown unknown
          && !ofAmount(stated.condition())) {
        why.add(unknown.why());
      }
    }
    Expression test = rule.test();
    if (test != null
        && test.test(situation) instanceof Answer.Unknown unknown
        && !unknown.why().contains("cannot be compared")) {
      why.add(unknown.why());
    }
    return why;
  }

  /** A probe is in one asset, so amounts of another say nothing. */
  private static boolean ofAmount(Condition condition) {
    return condition.field().equals("amount") || condition.field().equals("total");
  }

  private static boolean speaksOf(Rule rule, Ordinary facts) {
    Set<Action> actions = Shadows.actions(rule);
    if (!actions.isEmpty() && !actions.contains(facts.action)) {
      return false;
    }
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof DestinationIs destination
          && !speaksOf(destination, facts.destination)) {
        return false;
      }
      if (stated.condition() instanceof InitiatorIs initiator
          && !speaksOf(initiator, facts.initiator)) {
        return false;
      }
    }
    return true;
  }

  private static boolean speaksOf(
      DestinationIs condition, DestinationFacts.@Nullable Kind destination) {
    if (destination == null) {
      return false;
    }
    boolean named =
        !condition.labels().isEmpty()
            || !condition.tags().isEmpty()
            || !condition.addresses().isEmpty();
    return named || condition.kinds().contains(destination);
  }

  private static boolean speaksOf(InitiatorIs condition, InitiatorFacts.Kind initiator) {
    boolean grouped = !condition.groups().isEmpty() || !condition.roles().isEmpty();
    return condition.kinds().contains(initiator)
        || switch (initiator) {
          case PERSON -> grouped || !condition.people().isEmpty();
          case MACHINE -> !condition.machines().isEmpty();
        };
  }

  /** Facts of one kind, as a server would have them. */
  private record Ordinary(
      Action action, InitiatorFacts.Kind initiator, DestinationFacts.@Nullable Kind destination) {
    PolicyFacts facts(Settings settings) {
      return OrdinaryFacts.of(action, initiator, destination, settings);
    }

    String words() {
      return action.word()
          + (initiator == InitiatorFacts.Kind.MACHINE ? " by a machine" : "")
          + (destination == null ? "" : " (destination " + destination.word() + ")");
    }
  }
}
