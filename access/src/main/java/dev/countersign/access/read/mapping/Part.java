package dev.countersign.access.read.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of a YAML document with its name and place, for sentences about mistakes. */
final class Part {
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final Node node;
  private final String name;
  private final Mistakes mistakes;

  private Part(Node node, String name, Mistakes mistakes) {
    this.node = node;
    this.name = name;
    this.mistakes = mistakes;
  }

  /** The document; empty where it cannot be read, which the mistakes then say. */
  static Optional<Part> document(String yaml, Mistakes mistakes) {
    if (yaml.length() > MOST_CHARACTERS) {
      mistakes.add("it is too large: at most 1 MiB is read");
      return Optional.empty();
    }
    try {
      Optional<Node> root =
          new Compose(
                  LoadSettings.builder()
                      .setAllowDuplicateKeys(true) // said below, with the place
                      .setMaxAliasesForCollections(0)
                      .setAllowRecursiveKeys(false)
                      .setCodePointLimit(MOST_CHARACTERS)
                      .build())
              .composeString(yaml);
      if (root.isEmpty()) {
        mistakes.add("it is empty; a mapping begins with “mapping: 1”");
      }
      return root.map(node -> new Part(node, "the document", mistakes));
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(Mistakes::place).orElse("");
      mistakes.add(place + "this is not YAML that can be read: " + e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
      mistakes.add("this is not YAML that can be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** A mistake here. */
  void wrong(String what) {
    mistakes.add(node, name + ": " + what);
  }

  /** The names with their values; with names given, all others are mistakes. */
  Map<String, Part> entries(String... known) {
    Map<String, Part> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      wrong("names with values are expected here");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        wrong("a name is a single value");
        continue;
      }
      String entry = key.getValue();
      Part part = new Part(tuple.getValueNode(), "“" + entry + "”", mistakes);
      if (known.length > 0 && !Arrays.asList(known).contains(entry)) {
        mistakes.add(
            key, "“" + entry + "” is not known here; known are " + String.join(", ", known));
      } else if (entries.putIfAbsent(entry, part) != null) {
        mistakes.add(key, "“" + entry + "” stands twice");
      }
    }
    return entries;
  }

  /** A single value; empty where it is none, which is a mistake. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    wrong("a single value is expected");
    return "";
  }

  /** Whether it is a list. */
  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it has names. */
  boolean isMap() {
    return node instanceof MappingNode;
  }

  /** The parts of a list; itself alone where it is none. */
  List<Part> items() {
    if (!(node instanceof SequenceNode list)) {
      return List.of(this);
    }
    List<Part> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Part(item, name + " " + (items.size() + 1), mistakes));
    }
    return items;
  }

  /** The texts of a list, or the one. */
  List<String> texts() {
    return items().stream().map(Part::text).filter(text -> !text.isEmpty()).toList();
  }
}
