package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.gate.policy.quorum.Requirement;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Items;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads {@code approvals}: so many of each group, of people altogether, and choices. */
final class QuorumReader {
  private static final String PEOPLE = "people";
  private static final String CHOICE = "any-of";
  private static final int MOST = 100;

  private final Names names;
  private final Mistakes mistakes;

  QuorumReader(Names names, Mistakes mistakes) {
    this.names = names;
    this.mistakes = mistakes;
  }

  Quorum read(YamlNode node) {
    MapReader map = MapReader.of(node, "\"approvals\"", mistakes);
    if (map.entries().isEmpty()) {
      mistakes.add(node.spot(), "\"approvals\" names nobody; leave it out to ask nobody");
      return Quorum.NOBODY;
    }
    List<List<Requirement>> choices = new ArrayList<>();
    YamlNode choice = map.node(CHOICE);
    if (choice != null) {
      choices.addAll(choices(choice));
    }
    return new Quorum(requirement(map), choices);
  }

  private List<List<Requirement>> choices(YamlNode node) {
    if (!(node instanceof Items list) || list.items().size() < 2) {
      mistakes.add(
          node.spot(),
          "\"any-of\" is a list of two or more, such as [ { approvers: 3 }, { security: 1 } ]");
      return List.of();
    }
    List<Requirement> alternatives = new ArrayList<>();
    for (YamlNode item : list.items()) {
      MapReader map = MapReader.of(item, "An alternative of \"any-of\"", mistakes);
      if (map.has(CHOICE)) {
        mistakes.add(map.spot(CHOICE), "\"any-of\" does not stand inside another");
      }
      Requirement requirement = requirement(map);
      if (requirement.isNobody()) {
        mistakes.add(item.spot(), "An alternative of \"any-of\" names nobody");
      } else {
        alternatives.add(requirement);
      }
    }
    return alternatives.isEmpty() ? List.of() : List.of(alternatives);
  }

  private Requirement requirement(MapReader map) {
    TreeMap<String, Integer> groups = new TreeMap<>();
    int people = 0;
    for (String name : map.entries().keySet()) {
      if (name.equals(CHOICE)) {
        continue;
      }
      Text text = map.text(name);
      Integer number =
          text == null ? null : Values.whole(text, "\"" + name + "\"", 1, MOST, mistakes);
      if (number == null) {
        continue;
      }
      if (name.equals(PEOPLE)) {
        people = number;
      } else if (names.group(name, map.spot(name), mistakes)) {
        groups.put(name, number);
      }
    }
    return new Requirement(groups, people);
  }
}
