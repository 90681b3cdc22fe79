package dev.countersign.rules.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the document and where it stands. */
public sealed interface YamlNode {
  /** Where it begins. */
  Spot spot();

  /** What it is, for sentences. */
  String what();

  /**
   * A text, a number, a word: YAML's types are not asked, the field says what it expects.
   *
   * @param layout how its characters stand in the document
   */
  record Text(String value, Spot spot, Layout layout) implements YamlNode {
    @Override
    public String what() {
      return "a single value";
    }
  }

  /** A list. */
  record Items(List<YamlNode> items, Spot spot) implements YamlNode {
    /** Copies. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  /** Names and values. */
  record Entries(Map<String, Entry> entries, Spot spot) implements YamlNode {
    /** Copies. */
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String what() {
      return "names and values";
    }
  }

  /**
   * One of them.
   *
   * @param name where its name stands
   */
  record Entry(Spot name, YamlNode value) {}
}
