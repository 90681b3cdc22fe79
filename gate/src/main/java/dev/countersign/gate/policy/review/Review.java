package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.DestinationIs;
import dev.countersign.gate.policy.decision.RuleOutcome;
import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.review.Remark.Weight;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What is to be said about a policy that can be used, but is perhaps not meant so. */
public final class Review {
  private static final Set<String> BOUNDING = Set.of("amount", "total");

  private Review() {}

  /**
   * Looks at a policy.
   *
   * @param examples what came of its examples
   * @return warnings first, then notes, each in the order of the document
   */
  public static List<Remark> of(Policy policy, List<ExampleResult> examples) {
    List<Remark> remarks = new ArrayList<>();
    remarks.addAll(Shadows.of(policy.rules()));
    remarks.addAll(Probes.of(policy));
    for (Rule rule : policy.rules()) {
      if (rule.then() == Then.ALLOW) {
        ofAllow(rule, remarks);
      }
    }
    ofGovernance(policy, remarks);
    ofNames(policy, remarks);
    ofGaps(policy, remarks);
    ofExamples(policy, examples, remarks);
    return remarks.stream().distinct().sorted().toList();
  }

  private static void ofAllow(Rule rule, List<Remark> remarks) {
    Set<Action> actions = Shadows.actions(rule);
    boolean control = actions.equals(Set.of(Action.CONTROL));
    if (control && rule.agreesTo().isEmpty()) {
      remarks.add(
          warning(
              rule,
              "allows a change of control, but every such change has a finding that holds; name"
                  + " those that its people may agree to under \"agrees-to\", such as"
                  + " owners-changed."));
    }
    if (onlyUnknown(rule) && !rule.agreesTo().contains("unknown-destination")) {
      remarks.add(
          warning(
              rule,
              "allows payments to unknown places, but reading one finds unknown-destination, which"
                  + " holds; name it under \"agrees-to\"."));
    }
    boolean bounded =
        rule.when().stream().anyMatch(stated -> BOUNDING.contains(stated.condition().field()));
    boolean moves = actions.isEmpty() || actions.stream().anyMatch(Action::movesValue);
    if (rule.approvals().isNobody() && !bounded && moves && rule.test() == null) {
      remarks.add(
          warning(
              rule,
              "lets any amount pass without anybody's approval; ask for approvals, or bound it with"
                  + " \"amount\" or \"total\"."));
    }
  }

  private static boolean onlyUnknown(Rule rule) {
    for (Stated stated : rule.when()) {
      Condition condition = stated.condition();
      if (condition instanceof DestinationIs destination) {
        return destination.kinds().equals(Set.of(DestinationFacts.Kind.UNKNOWN))
            && destination.labels().isEmpty()
            && destination.tags().isEmpty()
            && destination.addresses().isEmpty();
      }
    }
    return false;
  }

  private static void ofGovernance(Policy policy, List<Remark> remarks) {
    for (ChangeKind kind : ChangeKind.values()) {
      boolean atOnce = policy.governance().of(kind).coolingOff().isZero();
      if (atOnce && kind != ChangeKind.STOP) {
        remarks.add(
            new Remark(
                Weight.WARNING,
                1,
                "A change of "
                    + kind.word()
                    + " takes effect at once; a cooling-off gives the others time to notice."));
      }
    }
  }

  private static void ofNames(Policy policy, List<Remark> remarks) {
    for (String group : new TreeSet<>(policy.unusedGroups())) {
      remarks.add(
          new Remark(
              Weight.WARNING, 1, "The group \"" + group + "\" is declared but used nowhere."));
    }
    for (String list : new TreeSet<>(policy.unusedLists())) {
      remarks.add(
          new Remark(Weight.WARNING, 1, "The list \"" + list + "\" is declared but used nowhere."));
    }
  }

  private static void ofGaps(Policy policy, List<Remark> remarks) {
    Set<Action> open = EnumSet.allOf(Action.class);
    for (Rule rule : policy.rules()) {
      if (rule.then() == Then.ALLOW) {
        Set<Action> actions = Shadows.actions(rule);
        open.removeIf(action -> actions.isEmpty() || actions.contains(action));
      }
    }
    if (!open.isEmpty()) {
      remarks.add(
          new Remark(
              Weight.NOTE,
              1,
              "No rule allows "
                  + String.join(", ", open.stream().map(Action::word).toList())
                  + "; every one of them is denied."));
    }
  }

  private static void ofExamples(
      Policy policy, List<ExampleResult> examples, List<Remark> remarks) {
    if (examples.isEmpty()) {
      remarks.add(
          new Remark(
              Weight.WARNING, 1, "There are no examples; each is a test of what the rules mean."));
      return;
    }
    Set<String> shown = new HashSet<>();
    Set<Outcome> verdicts = EnumSet.noneOf(Outcome.class);
    for (ExampleResult result : examples) {
      verdicts.add(result.decision().outcome());
      result.decision().matching().stream()
          .map(RuleOutcome::rule)
          .forEach(rule -> shown.add(rule.name()));
    }
    for (Rule rule : policy.rules()) {
      if (!shown.contains(rule.name())) {
        remarks.add(
            new Remark(
                Weight.NOTE,
                rule.line(),
                "No example shows where the rule \"" + rule.name() + "\" applies."));
      }
    }
    Arrays.stream(Outcome.values())
        .filter(outcome -> !verdicts.contains(outcome))
        .forEach(outcome ->
            remarks.add(
                new Remark(
                    Weight.NOTE,
                    1,
                    "No example ends with " + outcome.name().toLowerCase(Locale.ROOT) + ".")));
  }

  private static Remark warning(Rule rule, String what) {
    return new Remark(Weight.WARNING, rule.line(), "The rule \"" + rule.name() + "\" " + what);
  }
}
