package dev.countersign.gate.policy.document;

import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy. Without rules it denies everything.
 *
 * @param digest SHA-256 of the document's text in UTF-8: the one name of this version
 * @param approvalsLast how long an approval counts; null for as long as its payload
 * @param groups the groups of people that it knows of
 * @param unusedGroups and unusedLists: declared, but named nowhere
 */
public record Policy(
    String name,
    Bytes digest,
    Settings settings,
    @Nullable Duration approvalsLast,
    Set<String> groups,
    Set<String> unusedGroups,
    Set<String> unusedLists,
    Governance governance,
    List<Rule> rules,
    List<ExampleCase> examples) {
  /** Copies. */
  public Policy {
    groups = Set.copyOf(groups);
    unusedGroups = Set.copyOf(unusedGroups);
    unusedLists = Set.copyOf(unusedLists);
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
  }

  /** The groups of whom approvals are asked, by rules or for changes. */
  public Set<String> approvingGroups() {
    Set<String> names = new TreeSet<>();
    rules.forEach(rule -> names.addAll(rule.approvals().groups()));
    for (Map.Entry<ChangeKind, ChangeRule> change : governance.all().entrySet()) {
      names.addAll(change.getValue().approvals().groups());
    }
    return names;
  }
}
