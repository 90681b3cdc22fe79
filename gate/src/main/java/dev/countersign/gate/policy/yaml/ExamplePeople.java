package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in the examples.
 *
 * @param groups of each person, by name
 * @param machines names
 */
record ExamplePeople(Map<String, Set<String>> groups, Set<String> machines) {
  static final ExamplePeople NOBODY = new ExamplePeople(Map.of(), Set.of());

  /** Reads {@code people} and {@code machines}. */
  static ExamplePeople read(MapReader map, Names names) {
    Map<String, Set<String>> groups = new TreeMap<>();
    YamlNode people = map.node("people");
    if (people != null) {
      MapReader each = MapReader.of(people, "\"people\"", map.mistakes());
      for (String name : each.entries().keySet()) {
        Set<String> own = new HashSet<>();
        for (Text group : each.texts(name)) {
          // Declared, but a group of examples alone is not thereby used.
          if (!names.groups().contains(group.value())) {
            names.group(group.value(), group.spot(), map.mistakes());
          }
          own.add(group.value());
        }
        groups.put(name, own);
      }
    }
    Set<String> machines = new TreeSet<>();
    map.texts("machines").forEach(text -> machines.add(text.value()));
    return new ExamplePeople(groups, machines);
  }

  /** The groups of that person; null with a mistake where there is no such person. */
  @Nullable Set<String> person(Text text, Mistakes mistakes) {
    Set<String> own = groups.get(text.value());
    if (own == null) {
      mistakes.add(
          text.spot(),
          "There is no \""
              + text.value()
              + "\" among the people of \"example-facts\""
              + Nearest.hint(text.value(), groups.keySet()));
    }
    return own;
  }

  /** Which kind the initiator is; null with a mistake where it is nobody. */
  InitiatorFacts.@Nullable Kind kind(Text text, Mistakes mistakes) {
    if (machines.contains(text.value())) {
      return InitiatorFacts.Kind.MACHINE;
    }
    return person(text, mistakes) == null ? null : InitiatorFacts.Kind.PERSON;
  }
}
