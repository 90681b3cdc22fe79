package dev.countersign.gate.policy.review;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.policy.condition.ActionIs;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.CountIs;
import dev.countersign.gate.policy.condition.FindingsAny;
import dev.countersign.gate.policy.document.Answerable;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.review.Remark.Weight;
import dev.countersign.model.verdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rules that can never matter. Every remark is sure; not every such rule is found. */
final class Shadows {
  private static final Set<String> OF_VALUE =
      Set.of("asset", "amount", "total", "destination", "destination-age", "first-payment");

  private Shadows() {}

  static List<Remark> of(List<Rule> rules) {
    List<Remark> remarks = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      String never = neverMatches(rule);
      if (!never.isEmpty()) {
        remarks.add(
            warning(rule, "The rule \"" + rule.name() + "\" never applies: " + never + "."));
        continue;
      }
      alone(rule, remarks);
      for (int j = 0; j < rules.size(); j++) {
        Rule other = rules.get(j);
        // Of two rules that say the same, the later one is the one too many.
        boolean mutual = j > i && Coverage.covers(rule, other);
        if (i != j
            && Coverage.covers(other, rule)
            && neverMatches(other).isEmpty()
            && overshadows(other, rule, mutual, remarks)) {
          break;
        }
      }
    }
    return remarks;
  }

  private static boolean overshadows(Rule other, Rule rule, boolean mutual, List<Remark> remarks) {
    boolean stops = other.then() == Then.DENY || other.holdsOutright();
    if (rule.then() == Then.ALLOW && stops) {
      remarks.add(
          warning(
              rule,
              "The rule \""
                  + rule.name()
                  + "\" never lets anything pass: wherever it applies, \""
                  + other.name()
                  + "\" (line "
                  + other.line()
                  + ") "
                  + (other.then() == Then.DENY ? "denies" : "holds")
                  + "."));
      return true;
    }
    if (!mutual && addsNothing(other, rule)) {
      remarks.add(
          warning(
              rule,
              "The rule \""
                  + rule.name()
                  + "\" adds nothing to \""
                  + other.name()
                  + "\" (line "
                  + other.line()
                  + "), which applies wherever it does and asks no less."));
      return true;
    }
    return false;
  }

  private static boolean addsNothing(Rule other, Rule rule) {
    return switch (rule.then()) {
      case DENY -> other.then() == Then.DENY;
      case HOLD -> other.then() == Then.DENY || (rule.holdsOutright() && other.holdsOutright());
      case ALLOW ->
          other.then() == Then.ALLOW
              && other.approvals().covers(rule.approvals())
              && (other.secondDevice() || !rule.secondDevice())
              && lock(other).compareTo(lock(rule)) >= 0
              && other.agreesTo().containsAll(rule.agreesTo());
    };
  }

  /** Why it can never match; empty where it can. */
  private static String neverMatches(Rule rule) {
    if (!rule.unless().isEmpty() && Coverage.implies(rule.when(), rule.unless())) {
      return "what it excepts is all that it speaks of";
    }
    Set<Action> actions = actions(rule);
    if (!actions.isEmpty() && actions.stream().noneMatch(Action::movesValue)) {
      for (Stated stated : rule.when()) {
        if (OF_VALUE.contains(stated.condition().field())) {
          return "it asks for \""
              + stated.condition().field()
              + "\", which "
              + String.join(" and ", actions.stream().sorted().map(Action::word).toList())
              + " never has";
        }
      }
    }
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof CountIs count) {
        Long most = count.bounds().high();
        if (most != null && (most < 1 || (most == 1 && !count.bounds().highIn()))) {
          return "this one is counted too, so the count is never under 1";
        }
      }
    }
    return "";
  }

  /** What is wrong with a rule whatever the others say. */
  private static void alone(Rule rule, List<Remark> remarks) {
    if (rule.then() != Then.ALLOW) {
      return;
    }
    for (Stated stated : rule.when()) {
      Condition condition = stated.condition();
      if (condition instanceof FindingsAny any && any.codes().stream().allMatch(Shadows::denies)) {
        remarks.add(
            warning(
                rule,
                "The rule \""
                    + rule.name()
                    + "\" never lets anything pass: what it asks for is found only where the"
                    + " reading denies, which no policy overrules."));
      }
    }
  }

  private static boolean denies(String code) {
    return Answerable.finding(code).map(GateFinding::outcome).orElse(Outcome.ALLOW) == Outcome.DENY;
  }

  static Set<Action> actions(Rule rule) {
    return rule.when().stream()
        .map(Stated::condition)
        .filter(ActionIs.class::isInstance)
        .map(condition -> ((ActionIs) condition).actions())
        .findFirst()
        .orElse(Set.of());
  }

  private static Duration lock(Rule rule) {
    return Objects.requireNonNullElse(rule.timeLock(), Duration.ZERO);
  }

  private static Remark warning(Rule rule, String sentence) {
    return new Remark(Weight.WARNING, rule.line(), sentence);
  }
}
