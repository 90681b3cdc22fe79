package dev.countersign.gate.policy.yaml;

import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Spot;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The groups and lists that a document declares, so that a misspelt name is a mistake and not a
 * rule that never matches.
 *
 * @param usedGroups and usedLists: which of them were used, filled while reading
 */
record Names(
    Set<String> groups,
    Map<String, List<Text>> lists,
    Set<String> usedGroups,
    Set<String> usedLists) {
  private static final Set<String> ROLES =
      Set.of("requester", "approver", "security", "administrator", "auditor");

  Names(Set<String> groups, Map<String, List<Text>> lists) {
    this(Set.copyOf(groups), Map.copyOf(lists), new HashSet<>(), new HashSet<>());
  }

  /** Notes that the group is used; false with a mistake where it is not declared. */
  boolean group(String name, Spot spot, Mistakes mistakes) {
    usedGroups.add(name);
    if (groups.contains(name)) {
      return true;
    }
    mistakes.add(
        spot,
        "The group \"" + name + "\" is not declared under \"groups\"" + Nearest.hint(name, groups));
    return false;
  }

  boolean role(String name, Spot spot, Mistakes mistakes) {
    if (ROLES.contains(name)) {
      return true;
    }
    mistakes.add(spot, "There is no role \"" + name + "\"" + Nearest.hint(name, ROLES));
    return false;
  }

  /** Each value, with {@code list:NAME} replaced by what is on that list. */
  List<Text> expanded(List<Text> values, Mistakes mistakes) {
    List<Text> all = new ArrayList<>();
    for (Text value : values) {
      if (!value.value().startsWith("list:")) {
        all.add(value);
        continue;
      }
      String name = value.value().substring("list:".length());
      usedLists.add(name);
      List<Text> members = lists.get(name);
      if (members == null) {
        mistakes.add(
            value.spot(),
            "There is no list \""
                + name
                + "\" under \"lists\""
                + Nearest.hint(name, lists.keySet()));
      } else {
        all.addAll(members);
      }
    }
    return all;
  }

  /** Notes the groups and lists that an expression names. */
  void usedIn(String expression) {
    for (String group : groups) {
      if (names(expression, group)) {
        usedGroups.add(group);
      }
    }
    for (String list : lists.keySet()) {
      if (names(expression, list)) {
        usedLists.add(list);
      }
    }
  }

  private static boolean names(String expression, String name) {
    return expression.contains("'" + name + "'") || expression.contains("\"" + name + "\"");
  }

  /** The lists as plain text, for expressions. */
  Map<String, List<String>> plainLists() {
    Map<String, List<String>> plain = new TreeMap<>();
    new HashMap<>(lists)
        .forEach((name, members) -> plain.put(name, members.stream().map(Text::value).toList()));
    return plain;
  }
}
