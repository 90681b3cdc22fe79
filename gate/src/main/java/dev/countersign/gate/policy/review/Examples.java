package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.document.ExampleCase;
import dev.countersign.gate.policy.document.ExampleCase.Expected;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.history.MemoryHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the examples of a policy. */
public final class Examples {
  private Examples() {}

  /** Decides on each, in the order of the document, by the real rules. */
  public static List<ExampleResult> run(Policy policy) {
    PolicyJudge judge = new PolicyJudge(policy);
    return policy.examples().stream().map(example -> run(example, judge)).toList();
  }

  private static ExampleResult run(ExampleCase example, PolicyJudge judge) {
    MemoryHistory history = new MemoryHistory();
    example.earlier().forEach(history::add);
    PolicyDecision decision = judge.decide(example.facts(), history);
    Expected expected = example.expected();
    List<String> differences = new ArrayList<>();
    if (decision.outcome() != expected.verdict()) {
      differences.add(
          "Expected " + word(expected.verdict()) + ", got " + word(decision.outcome()) + ".");
    }
    Map<String, Integer> missing = expected.missing();
    if (missing != null && !missing.equals(decision.approvals().missing())) {
      differences.add(
          "Expected still to approve "
              + words(missing)
              + ", got "
              + words(decision.approvals().missing())
              + ".");
    }
    Set<String> matching = expected.matching();
    Set<String> matched =
        decision.matching().stream()
            .map(outcome -> outcome.rule().name())
            .collect(Collectors.toCollection(TreeSet::new));
    if (matching != null && !matching.equals(matched)) {
      differences.add(
          "Expected that these rules apply: "
              + names(new TreeSet<>(matching))
              + "; these do: "
              + names(matched)
              + ".");
    }
    Set<String> found =
        decision.verdict().findings().stream()
            .map(finding -> finding.code().code())
            .collect(Collectors.toSet());
    for (String code : new TreeSet<>(expected.findings())) {
      if (!found.contains(code)) {
        differences.add(
            "Expected the finding " + code + ", got " + names(new TreeSet<>(found)) + ".");
      }
    }
    return new ExampleResult(example, decision, differences);
  }

  private static String words(Map<String, Integer> missing) {
    return missing.isEmpty()
        ? "nobody"
        : new TreeMap<>(missing)
            .entrySet().stream()
                .map(each -> each.getValue() + " of " + each.getKey())
                .collect(Collectors.joining(" and "));
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
