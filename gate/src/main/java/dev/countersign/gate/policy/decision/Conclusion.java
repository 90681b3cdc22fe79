package dev.countersign.gate.policy.decision;

import dev.countersign.gate.finding.PolicyFinding;
import dev.countersign.gate.policy.condition.Wording;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.facts.FindingFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.gate.policy.quorum.Uncounted;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What follows from the rules' answers, as findings: the worst of them is the verdict. */
final class Conclusion {
  private final PolicyFacts facts;
  private final List<RuleOutcome> rules;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Answered> answered = new LinkedHashMap<>();

  Conclusion(PolicyFacts facts, List<RuleOutcome> rules) {
    this.facts = facts;
    this.rules = rules;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Answered> answered() {
    return List.copyOf(answered.values());
  }

  /** What the reading denies stays denied; what it holds, a rule's people may agree to. */
  void ofReading() {
    TreeSet<String> denied = new TreeSet<>();
    TreeSet<String> open = new TreeSet<>();
    for (FindingFacts finding : facts.findings()) {
      switch (finding.outcome()) {
        case ALLOW -> {
          // A note.
        }
        case DENY -> denied.add(finding.code());
        case HOLD -> {
          List<String> by =
              rules.stream()
                  .filter(RuleOutcome::matches)
                  .map(RuleOutcome::rule)
                  .filter(rule -> rule.agreesTo().contains(finding.code()))
                  .map(Rule::name)
                  .toList();
          if (by.isEmpty()) {
            open.add(finding.code());
          } else {
            answered.put(finding.code(), new Answered(finding.code(), by));
          }
        }
      }
    }
    if (!denied.isEmpty()) {
      add(
          PolicyFinding.POLICY_READING_DENIES,
          "Reading the payload found " + Wording.and(denied) + ", which no policy can allow",
          "findings",
          String.join(", ", denied));
    }
    if (!open.isEmpty()) {
      add(
          PolicyFinding.POLICY_FINDING_UNANSWERED,
          "Reading the payload found "
              + Wording.and(open)
              + ", and no rule that applies lets anybody agree to "
              + (open.size() == 1 ? "it" : "them"),
          "findings",
          String.join(", ", open));
    }
  }

  void ofRules() {
    boolean allows = false;
    for (RuleOutcome outcome : rules) {
      Rule rule = outcome.rule();
      switch (outcome.state()) {
        case DOES_NOT_MATCH -> {
          // It says nothing.
        }
        case UNDECIDED ->
            ofRule(
                PolicyFinding.POLICY_UNDECIDED, rule, "could not be evaluated: " + outcome.found());
        case MATCHES -> {
          allows |= rule.then() == Then.ALLOW;
          if (rule.then() == Then.DENY) {
            ofRule(PolicyFinding.POLICY_DENIES, rule, "denies it: " + rule.words());
          } else if (rule.holdsOutright()) {
            ofRule(PolicyFinding.POLICY_HOLDS, rule, "holds it: " + rule.words());
          }
        }
      }
    }
    if (!allows) {
      add(
          PolicyFinding.POLICY_NOTHING_ALLOWS,
          rules.isEmpty()
              ? "The policy has no rules, so nothing is allowed"
              : "None of the policy's rules allows it");
    }
  }

  void ofDeadline() {
    Instant deadline = facts.intent().deadline();
    if (deadline != null && facts.now().isAfter(deadline)) {
      add(
          PolicyFinding.POLICY_DEADLINE_PASSED,
          "It was asked for until " + deadline + ", and that is over");
    }
  }

  void ofApprovals(Standing approvals) {
    boolean secondMissing = false;
    for (Uncounted uncounted : approvals.ballot().uncounted()) {
      boolean second = uncounted.reason() == Uncounted.Reason.SECOND_DEVICE;
      secondMissing |= second;
      if (!second) {
        add(
            uncounted.reason() == Uncounted.Reason.SHARED_DEVICE
                ? PolicyFinding.POLICY_DEVICE_SHARED
                : PolicyFinding.POLICY_APPROVAL_NOT_COUNTED,
            "The approval of "
                + uncounted.name()
                + " of "
                + uncounted.at()
                + " does not count: "
                + uncounted.reason().words());
      }
    }
    if (denied()) {
      return; // Nobody can release it, so nobody is asked to.
    }
    if (facts.payload() == null) {
      add(PolicyFinding.POLICY_NO_PAYLOAD, "There is no payload yet that could be approved");
    }
    if (!approvals.isMet()) {
      add(PolicyFinding.POLICY_APPROVALS_MISSING, "Still to approve: " + approvals.missingWords());
      if (secondMissing) {
        add(
            PolicyFinding.POLICY_SECOND_DEVICE_MISSING,
            "Not confirmed from a second device yet: "
                + Wording.and(
                    approvals.ballot().uncounted().stream()
                        .filter(each -> each.reason() == Uncounted.Reason.SECOND_DEVICE)
                        .map(Uncounted::name)
                        .distinct()
                        .toList()));
      }
    }
  }

  void ofTimeLock(@Nullable Instant notBefore) {
    if (notBefore != null && facts.now().isBefore(notBefore) && !denied()) {
      Duration rest = Duration.between(facts.now(), notBefore);
      add(
          PolicyFinding.POLICY_TIME_LOCKED,
          "Everybody agreed; it waits until " + notBefore + ", another " + Wording.span(rest));
    }
  }

  private boolean denied() {
    return findings.stream().anyMatch(finding -> finding.code().outcome() == Outcome.DENY);
  }

  private void ofRule(PolicyFinding code, Rule rule, String what) {
    add(
        code,
        "The rule \"" + rule.name() + "\" (line " + rule.line() + ") " + what,
        "rule",
        rule.name(),
        "line",
        Integer.toString(rule.line()));
  }

  private void add(PolicyFinding code, String sentence, String... evidence) {
    findings.add(Finding.of(code, sentence, evidence));
  }
}
